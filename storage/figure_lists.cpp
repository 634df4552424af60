#include "storage/figure_lists.hpp"

#include "storage/facts_known.hpp"
#include "storage/journal.hpp"

#include <algorithm>

namespace motcua::storage {

std::vector<ListedDossier> dossiers_behind(Session& session,
                                           const FactsStore& store,
                                           Calendars& calendars,
                                           const AlarmRules& rules,
                                           const Actor& actor,
                                           const FigureQuestion& question,
                                           bool (*belongs)(const Figures&))
{
    std::vector<ListedDossier> listed;
    const auto add = [&](const FactsTable& table, const auto& is_other) {
        FigureGroups groups{session, table, actor, GroupBy::none, question.filter};
        for (std::uint32_t i = 0; i < table.size(); ++i) {
            if (is_other(i) || !table.reach(i).meets(question.whole)) continue;
            const FactsRow& row = table.row(i);
            if (row.child || groups.group_of(row) == FigureGroups::kLeftOut) continue;
            const Stretch* stretch = stretch_at_end(row.life, question.whole, question.as_of);
            if (stretch == nullptr) continue;
            Figures own;
            own.add(row.life, question.whole, question.as_of);
            if (!belongs(own)) continue;
            const std::string& procedure = table.text(row.procedure);
            listed.push_back({std::string{table.dossier(i)}, procedure.substr(0, procedure.find(' ')),
                              table.text(row.desk), table.text(row.unit), table.text(row.person),
                              row.life.received_at.value(), stretch->due, stretch->from, stretch->late});
        }
        return true;
    };
    each_known_table(session, store, calendars, rules, question.as_of, add);
    std::ranges::sort(listed, {}, &ListedDossier::code);
    return listed;
}

std::map<std::string, Keeper> keepers_of(Session& session,
                                         std::span<const std::string> codes,
                                         const FigureQuestion& question)
{
    std::map<std::string, Keeper> keepers;
    const Instant at = std::min(question.whole.to, question.as_of);
    each_history(session, codes, [&](const std::vector<Event>& journal) {
        Dossier dossier;
        for (const Event& event : journal) {
            if (question.as_of < event.recorded_at || at < event.happened_at) break;
            dossier = apply(dossier, event);
        }
        if (auto keeper = keeper_of(dossier, at)) keepers.emplace(journal.front().dossier, *std::move(keeper));
    });
    return keepers;
}

}  // namespace motcua::storage
