#include "domain/decision.hpp"
#include "domain/decision_parts.hpp"

namespace motcua {

Result<EventBody> Decision::operator()(const ReceiveFiled& c) const
{
    if (c.receipt.received_at < dossier.last_event_at)
        return reject(Reason::out_of_order, "/received_at", {format_instant(c.receipt.received_at)});
    Receive receipt = c.receipt;
    receipt.channel = dossier.channel;
    Context then = context;
    then.now = not_before(dossier, context.now);
    auto body = receipt_of(receipt, c.procedure, context.unit, dossier.agency, then);
    if (!body) return std::unexpected(body.error());
    return *std::move(body);
}

Result<EventBody> Decision::operator()(const FileAgain& c) const
{
    return Filed{.procedure = dossier.procedure_code,
                 .procedure_valid_from = dossier.procedure_valid_from,
                 .desk = dossier.desk,
                 .agency = dossier.agency,
                 .channel = dossier.channel,
                 .applicant = c.applicant,
                 .submitter = c.submitter,
                 .documents = c.documents,
                 .note = c.note};
}

Result<EventBody> Decision::operator()(const Guide& c) const
{
    return Guided{c.reason, c.documents};
}

Result<EventBody> Decision::operator()(const TurnAway& c) const
{
    return TurnedAway{c.reason};
}

}  // namespace motcua
