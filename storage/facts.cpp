#include "storage/facts.hpp"

#include "storage/calendar_version.hpp"
#include "storage/facts_text.hpp"
#include "storage/handover_needs.hpp"
#include "storage/journal.hpp"
#include "storage/many_rows.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace motcua::storage {
namespace {

constexpr int kEntries = 500;   // of the journal in a round
constexpr int kDossiers = 500;  // in a round while all are made
constexpr int kPage = 2000;     // of kept facts at once in memory
const std::string kName{kFactsFollower};

// While all are made anew the basis is that, a line feed, and the last dossier done.
std::string making(const std::string& basis, const std::string& dossier)
{
    return basis + "\n" + dossier;
}

std::optional<std::string> made_up_to(const Place& place, const std::string& basis)
{
    if (!place.basis.starts_with(basis + "\n")) return std::nullopt;
    return place.basis.substr(basis.size() + 1);
}

std::int64_t last_round(Session& session)
{
    return session.value<std::int64_t>("SELECT COALESCE(max(changed), 0) FROM dossier_facts").value();
}

void write(Session& session, std::span<const Facts> all)
{
    const std::int64_t round = last_round(session) + 1;
    each_group(session, all, [&](std::span<const Facts> group) {
        constexpr std::array<std::string_view, 4> kTypes{};
        Params params;
        const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
        for (const Facts& facts : group) {
            bind(facts.dossier);
            bind(facts.version);
            bind(round);
            bind(to_text(facts));
        }
        session.execute("INSERT INTO dossier_facts (dossier_code, version, changed, facts) VALUES " +
                            numbered_rows(group.size(), kTypes) +
                            " ON CONFLICT (dossier_code) DO UPDATE SET version = excluded.version, "
                            "changed = excluded.changed, facts = excluded.facts",
                        std::move(params));
    });
}

std::vector<std::string> codes_behind(Session& session, const std::string& code)
{
    std::vector<std::string> codes;
    session.each<std::string>("SELECT code FROM dossier WHERE code > :code ORDER BY code LIMIT :limit",
                              {{"code", code}, {"limit", kDossiers}},
                              [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

// Everything so far; what comes meanwhile is behind the place and followed afterwards.
FactsRound make_anew(
    Session& session, Calendars& calendars, const AlarmRules& rules, Place place, const std::string& basis)
{
    auto done = made_up_to(place, basis);
    if (!done) place.position = journal_end(session);
    const auto codes = codes_behind(session, done.value_or(""));
    write(session, fold_facts(session, calendars, rules, codes));
    place.basis = codes.empty() ? basis : making(basis, codes.back());
    keep_place(session, kName, place);
    return {true, true, static_cast<std::int64_t>(codes.size())};
}

}  // namespace

std::string facts_basis(Session& session, const AlarmRules& rules)
{
    return "form " + std::to_string(kFactsForm) + ", calendar " + std::to_string(calendar_version(session)) + ", " +
           std::to_string(rules.accept_hours) + " hours";
}

std::vector<Facts> fold_facts(Session& session,
                              Calendars& calendars,
                              const AlarmRules& rules,
                              std::span<const std::string> dossiers,
                              const FactsBound& bound)
{
    const auto known_late = [&](const Event& event) {
        return bound.recorded_by && *bound.recorded_by < event.recorded_at;
    };
    HandoverNeeds needs{session};
    DeskCalendars by_desk{session, calendars, bound.calendar_version};
    std::vector<Facts> all;
    const auto fold = [&](const std::vector<Event>& journal) {
        const std::span<const Event> history{journal.begin(), std::ranges::find_if(journal, known_late)};
        if (history.empty()) return;
        const Dossier begun = apply({}, history.front());
        if (auto facts = facts_of(history, {by_desk.of(begun.desk), rules, needs.of(begun)}))
            all.push_back(*std::move(facts));
    };
    each_history(session, dossiers, fold, bound.position);
    return all;
}

FactsRound keep_facts(Session& session, Calendars& calendars, const AlarmRules& rules, const Turn& turn)
{
    auto place = take_lead(session, kName, turn);
    if (!place) return {};
    const std::string basis = facts_basis(session, rules);
    if (place->basis != basis) return make_anew(session, calendars, rules, *std::move(place), basis);
    const auto entries = journal_after(session, place->position, kEntries);
    if (entries.empty()) return {.leads = true};
    std::set<std::string> codes;
    for (const JournalRow& entry : entries) codes.insert(entry.dossier);
    const std::vector<std::string> list{codes.begin(), codes.end()};
    write(session, fold_facts(session, calendars, rules, list));
    place->position = entries.back().position;
    keep_place(session, kName, *place);
    return {true, entries.size() == kEntries, static_cast<std::int64_t>(list.size())};
}

FactsState facts_state(Session& session, const std::string& basis)
{
    const Place place = place_of(session, kName);
    return {place.position, place.basis == basis};
}

std::int64_t each_facts_after(Session& session, std::int64_t round, const std::function<void(Facts)>& take)
{
    // Behind every dossier of the round that was read last.
    std::pair<std::int64_t, std::string> last{round + 1, ""};
    std::int64_t newest = round;
    for (int rows = kPage; rows == kPage;) {
        rows = 0;
        session.each<std::string, std::int64_t, std::string>(
            "SELECT dossier_code, changed, facts FROM dossier_facts WHERE (changed, dossier_code) > (:round, :code) "
            "ORDER BY changed, dossier_code LIMIT :limit",
            {{"round", last.first}, {"code", last.second}, {"limit", kPage}}, [&](auto&& row) {
                auto& [dossier, changed, text] = row;
                auto facts = facts_from(dossier, text);
                if (!facts) throw std::runtime_error("the facts of " + dossier + " cannot be read");
                ++rows;
                newest = changed;
                last = {changed, dossier};
                take(*std::move(facts));
            });
    }
    return newest;
}

std::optional<LastEntries> entries_behind(Session& session, std::int64_t position, int limit)
{
    LastEntries found;
    std::int64_t entries = 0;
    const char* behind = session.dialect() == Dialect::sqlite
                             ? "position > :position"
                             : "(tx, position) > (COALESCE((SELECT k.tx FROM journal k WHERE k.position = :position), "
                               "CAST('0' AS xid8)), CAST(:position AS bigint))";
    // The order says the index to use: how many entries lie behind a place the database cannot guess.
    const std::string order = session.dialect() == Dialect::sqlite ? "position" : "tx, position";
    session.each<std::string, std::int64_t, std::int64_t>(
        std::string{"SELECT dossier_code, max(n), count(*) FROM (SELECT dossier_code, n FROM journal WHERE "} + behind +
            " ORDER BY " + order + " LIMIT :limit) e GROUP BY dossier_code",
        {{"position", position}, {"limit", limit + 1}}, [&](auto&& row) {
            auto& [dossier, n, count] = row;
            found.emplace_back(std::move(dossier), n);
            entries += count;
        });
    if (entries > limit) return std::nullopt;
    return found;
}

}  // namespace motcua::storage
