"""The front door: settings in, parts joined. `main` is the command `tracker`."""

import click

from tracker.main import (
    auditing,
    correcting,
    demo,
    keeping,
    queue,
    reading,
    recipients,
    recording,
    running,
    setting_up,
    showing,
    slots,
    watching,
)
from tracker.main.front import Sentences


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="resolution-tracker", prog_name="tracker")
def main() -> None:
    """Record what United Nations bodies did, and see what was asked, what came back, and what is waiting.

    \b
    A first walk:
      tracker demo                              a sample, with its pages
      tracker read report.txt                   what a report seems to say
      tracker submit report.txt                 the same, queued for a person to accept
      tracker accept --all --by "M. Okafor"     recorded
      tracker follow-up                         what went up, and what came back
      tracker serve                             the pages
    """


for command in (
    setting_up.upgrade,
    setting_up.officer,
    recipients.contact,
    reading.read,
    reading.submit,
    queue.suggestions_,
    recording.accept,
    recording.dismiss,
    recording.record_,
    recording.retract,
    slots.slot,
    correcting.correct,
    correcting.confirm,
    correcting.withhold,
    showing.log_,
    showing.verify,
    showing.show,
    showing.follow_up_,
    running.rebuild,
    keeping.export,
    keeping.import_,
    keeping.move,
    keeping.backup,
    keeping.restore,
    keeping.key,
    keeping.checkpoint,
    running.remind,
    running.worker_,
    watching.doctor,
    watching.outbox_,
    auditing.audit,
    running.serve,
    demo.demo,
):
    main.add_command(command)
