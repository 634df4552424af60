#include "storage/handover_needs.hpp"

#include "domain/alarms.hpp"
#include "storage/catalogue.hpp"

namespace motcua::storage {

bool HandoverNeeds::of(const Dossier& dossier)
{
    const auto [place, is_new] = known_.try_emplace({dossier.desk, dossier.procedure_code});
    if (is_new) place->second = look_up(dossier.desk, dossier.procedure_code);
    return place->second;
}

bool HandoverNeeds::look_up(const std::string& desk, const std::string& procedure)
{
    const auto place = find_unit_place(session_, desk);
    const auto agency = place ? find_unit(session_, place->agency_code) : std::nullopt;
    return !agency || needs_handover(steps_of(session_, procedure), place->unit, agency->kind);
}

}  // namespace motcua::storage
