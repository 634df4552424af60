#include "domain/decision.hpp"

#include <string>

namespace motcua {

Result<EventBody> Decision::operator()(const Reappoint& c) const
{
    if (c.due_at <= *dossier.due_at || c.due_at <= not_before(dossier, context.now)) {
        return reject(Reason::reappointment_not_later, "/due_at", {format_instant(*dossier.due_at)});
    }
    if (!context.calendar->works(office_date(c.due_at))) {
        return reject(Reason::not_a_working_day, "/due_at", {format_date(office_date(c.due_at))});
    }
    if (auto approved = check_approver(c.approver); !approved) return std::unexpected(approved.error());
    return Reappointed{c.due_at, c.approver.account, c.reason};
}

Result<EventBody> Decision::operator()(const Decide& c) const
{
    // NĐ 61/2018 art. 19(8): a refusal states its reason in writing.
    if (c.outcome == Outcome::refused && !c.reason) return reject(Reason::missing_field, "/reason");
    return Decided{c.outcome, c.reason};
}

Result<EventBody> Decision::operator()(const Redo& c) const
{
    return RedoOrdered{c.reason};
}

Result<EventBody> Decision::operator()(const AnnounceEarly& c) const
{
    return EarlyAnnounced{c.note};
}

Result<EventBody> Decision::operator()(const ReturnResult& c) const
{
    return Returned{c.receiver, c.note, c.authority, c.signature};
}

Result<EventBody> Decision::operator()(const Withdraw& c) const
{
    return Withdrawn{c.reason};
}

Result<void> Decision::check_approver(const Approver& approver) const
{
    if (is_head(approver.role) && approver.agency == dossier.agency) return {};
    return reject(Reason::not_an_approver, "/approver", {approver.account});
}

}  // namespace motcua
