"""What happens, and when: one standing order a file. `ALL` is the roster, in the order of the working day."""

from __future__ import annotations

from automations import (
    acknowledge_inquiries,
    ask_about_pairs,
    assign_owners,
    carry_out_decisions,
    complete_typed_rows,
    learn_from_decisions,
    make_leads_on_request,
    mend_rows,
    notice_edits,
    reconcile,
    report_odd_settings,
    retry_letters,
    send_digests,
    settle_held_letters,
    take_back_twins,
    take_in_inquiries,
)

ALL = (
    mend_rows.AUTOMATION,
    take_back_twins.AUTOMATION,
    carry_out_decisions.AUTOMATION,
    take_in_inquiries.AUTOMATION,
    make_leads_on_request.AUTOMATION,
    settle_held_letters.AUTOMATION,
    reconcile.AUTOMATION,
    acknowledge_inquiries.AUTOMATION,
    complete_typed_rows.AUTOMATION,
    assign_owners.AUTOMATION,
    notice_edits.AUTOMATION,
    ask_about_pairs.AUTOMATION,
    report_odd_settings.AUTOMATION,
    learn_from_decisions.AUTOMATION,
    retry_letters.AUTOMATION,
    send_digests.AUTOMATION,
)
"""Each sees what those before it decided in the same turn; the digest, last, tells of it."""
