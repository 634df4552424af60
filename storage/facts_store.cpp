#include "storage/facts_store.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace motcua::storage {
namespace {

// More entries than a few seconds bring are left to the follower.
constexpr int kMostEntries = 20'000;
// So few dossiers are folded while a request waits, when the follower has not done so yet.
constexpr int kFewDossiers = 2'000;

// Every dossier and its last entry; nothing when there are more than a few.
std::optional<LastEntries> few_dossiers(Session& session)
{
    LastEntries found;
    session.each<std::string, std::int64_t>("SELECT code, version FROM dossier LIMIT :limit",
                                            {{"limit", kFewDossiers + 1}}, [&](auto&& row) {
                                                auto& [code, version] = row;
                                                found.emplace_back(std::move(code), version);
                                            });
    if (found.size() > kFewDossiers) return std::nullopt;
    return found;
}

}  // namespace

bool FactsStore::refresh(Session& session, Calendars& calendars, const AlarmRules& rules)
{
    const std::unique_lock lock{mutex_};
    if (std::string basis = facts_basis(session, rules); basis != basis_) {
        table_ = std::make_unique<FactsTable>();
        round_ = 0;
        basis_ = std::move(basis);
    }
    const FactsState state = facts_state(session, basis_);
    const auto behind = state.complete ? entries_behind(session, state.position, kMostEntries) : few_dossiers(session);
    if (!behind) return false;
    if (state.complete) {
        round_ = each_facts_after(session, round_, [&](const Facts& facts) {
            if (!table_->has(facts.dossier, facts.version)) table_->put(facts);
        });
    }
    std::vector<std::string> stale;
    for (const auto& [dossier, n] : *behind)
        if (!table_->has(dossier, n)) stale.push_back(dossier);
    for (const Facts& facts : fold_facts(session, calendars, rules, stale)) table_->put(facts);
    return true;
}

}  // namespace motcua::storage
