#include "domain/decision.hpp"
#include "domain/decision_parts.hpp"

namespace motcua {

Result<EventBody> Decision::operator()(const SendPaper& c) const
{
    return PaperSent{c.handoff, *dossier.paper_unit(), c.to, c.manifest};
}

Result<EventBody> Decision::operator()(const AcceptPaper& c) const
{
    const Transit& open = *dossier.paper_transit();
    if (auto fits = check_handoff(dossier, open, c.handoff); !fits) return std::unexpected(fits.error());
    return PaperAccepted{c.handoff, open.to};
}

Result<EventBody> Decision::operator()(const DeclinePaper& c) const
{
    if (auto fits = check_handoff(dossier, *dossier.paper_transit(), c.handoff); !fits)
        return std::unexpected(fits.error());
    return PaperDeclined{c.handoff, c.reason};
}

Result<EventBody> Decision::operator()(const RecallPaper& c) const
{
    if (auto fits = check_handoff(dossier, *dossier.paper_transit(), c.handoff); !fits)
        return std::unexpected(fits.error());
    return PaperRecalled{c.handoff, c.reason};
}

}  // namespace motcua
