#include "storage/desk_figures.hpp"

#include "storage/dossier_lists.hpp"
#include "storage/journal.hpp"

namespace motcua::storage {
namespace {

// One who oversees every agency: below every unit's path.
Actor overseer()
{
    return {.account = {}, .role = Role::auditor, .unit = {}, .agency = {}, .agency_path = "/"};
}

}  // namespace

std::map<std::string, Indicators> desk_figures(Session& session, Instant from, Instant to, Instant as_of)
{
    std::map<std::string, Indicators> desks;
    each_dossier_of_period(
        session, overseer(), from, to, std::nullopt, Whose::citizens, [&](const DossierRecord& record) {
            const Dossier& dossier = record.dossier;
            const bool changed_since = dossier.last_event_at >= to;
            add(desks[dossier.desk], changed_since ? state_at(history_of(session, dossier.code), to).value() : dossier,
                from, as_of);
        });
    return desks;
}

}  // namespace motcua::storage
