#include "storage/replayed.hpp"

#include "domain/fields.hpp"
#include "storage/dossiers.hpp"

#include <stdexcept>

namespace motcua::storage {
namespace {

// The seals of an event by field name.
struct SealCollector {
    std::map<std::string, Seal, std::less<>>& seals;

    void operator()(std::string_view name, const Seal& seal) { seals.emplace(name, seal); }
    void operator()(std::string_view name, const std::optional<Seal>& seal)
    {
        if (seal) seals.emplace(name, *seal);
    }
    void operator()(std::string_view, const auto&) {}
};

std::map<std::string, Seal, std::less<>> seals_of(const Event& event)
{
    std::map<std::string, Seal, std::less<>> seals;
    std::visit([&](const auto& body) { std::decay_t<decltype(body)>::fields(body, SealCollector{seals}); }, event.body);
    return seals;
}

// Follows the handoffs of a dossier from event to event.
struct ItemFollower {
    Replayed& replayed;
    std::int64_t n;

    void operator()(const HandoffSent& e) const { replayed.items[e.handoff] = {}; }
    void operator()(const HandoffAccepted& e) const { replayed.items[e.handoff] = {"accepted", n}; }
    void operator()(const HandoffDeclined& e) const { replayed.items[e.handoff] = {"declined", n}; }
    void operator()(const HandoffRecalled& e) const { replayed.items[e.handoff] = {"recalled", n}; }
    void operator()(const auto&) const {}
};

Difference difference(const std::string& code, std::int64_t n, std::string what)
{
    return {code, n, std::move(what)};
}

// Checks one entry against its predecessor and takes it in.
std::optional<Difference> take_entry(Replayed& replayed, const JournalRow& row)
{
    const auto expected_n = static_cast<std::int64_t>(replayed.events.size()) + 1;
    if (row.n != expected_n) {
        return difference(row.dossier, expected_n, "entry is missing, the next one is " + std::to_string(row.n));
    }
    if (row.prev_hash != replayed.stored.head_hash) {
        return difference(row.dossier, row.n, "is not chained to the entry before it");
    }
    auto event = event_of(row);
    if (!event) return difference(row.dossier, row.n, "cannot be read");
    if (chain_hash(row.prev_hash, *event) != row.hash) return difference(row.dossier, row.n, "does not match its hash");
    replayed.stored.dossier = apply(std::move(replayed.stored.dossier), *event);
    replayed.stored.head_hash = row.hash;
    std::visit(ItemFollower{replayed, row.n}, event->body);
    replayed.events.push_back(*std::move(event));
    return std::nullopt;
}

std::optional<Difference> take_sealed(Replayed& replayed, const std::string& code, const OpenedValue& value)
{
    const bool has_event = value.n >= 1 && value.n <= static_cast<std::int64_t>(replayed.events.size());
    if (!has_event) return difference(code, value.n, "has a sealed value but no entry");
    const auto seals = seals_of(replayed.events[static_cast<std::size_t>(value.n - 1)]);
    const auto seal = seals.find(value.field);
    if (seal == seals.end()) return difference(code, value.n, "does not commit to its " + value.field);
    if (commitment(value.salt, value.value) != seal->second) {
        return difference(code, value.n, value.field + " is not what the entry commits to");
    }
    if (value.field == "applicant" || value.field == "submitter") {
        const auto party = read_fields<Party>(value.value);
        if (!party) return difference(code, value.n, value.field + " cannot be read");
        replayed.parties[value.field] = *party;
    }
    return std::nullopt;
}

std::map<std::string, Party> stored_parties(Session& session, const std::string& code)
{
    using Text = std::optional<std::string>;
    std::map<std::string, Party> parties;
    session.each<std::string, std::string, Text, Text, Text, Text>(
        "SELECT role, name, id_number, phone, email, address FROM party WHERE dossier_code = :code", {{"code", code}},
        [&](auto&& row) {
            auto& [role, name, id_number, phone, email, address] = row;
            parties[role] = Party{name, id_number, phone, email, address};
        });
    return parties;
}

std::map<std::int64_t, ReplayedItem> stored_items(Session& session, const std::string& code)
{
    std::map<std::int64_t, ReplayedItem> items;
    session.each<std::int64_t, std::string, std::int64_t>(
        "SELECT handoff_id, COALESCE(outcome, 'open'), COALESCE(closed_n, 0) FROM handoff_item "
        "WHERE dossier_code = :code",
        {{"code", code}}, [&](auto&& row) { items[std::get<0>(row)] = {std::get<1>(row), std::get<2>(row)}; });
    return items;
}

void rewrite_items(Session& session, const std::string& code, const Replayed& replayed)
{
    session.execute(
        "UPDATE handoff_item SET outcome = NULL, closed_at = NULL, closed_by = NULL, closed_n = NULL "
        "WHERE dossier_code = :code",
        {{"code", code}});
    for (const auto& [handoff, item] : replayed.items) {
        if (item.closed_n == 0) continue;
        const Event& event = replayed.events[static_cast<std::size_t>(item.closed_n - 1)];
        close_item(session, handoff, code, {item.outcome, event.happened_at, event.actor, item.closed_n});
    }
}

}  // namespace

Replayed replay(Session& session, const std::string& code)
{
    Replayed replayed;
    for (const JournalRow& row : journal_of(session, code)) {
        replayed.broken = take_entry(replayed, row);
        if (replayed.broken) return replayed;
    }
    if (replayed.events.empty()) {
        replayed.broken = difference(code, 0, "has no journal");
        return replayed;
    }
    for (const OpenedValue& value : opened_values(session, code)) {
        replayed.broken = take_sealed(replayed, code, value);
        if (replayed.broken) return replayed;
    }
    return replayed;
}

std::optional<Difference> compare(Session& session, const std::string& code, const Replayed& replayed)
{
    const auto stored = find_stored(session, code);
    if (!stored || stored->head_hash != replayed.stored.head_hash) {
        return difference(code, 0, "is not at the end of its journal");
    }
    if (stored->dossier != replayed.stored.dossier) return difference(code, 0, "is not what its journal adds up to");
    if (stored_items(session, code) != replayed.items)
        return difference(code, 0, "has other handoffs than its journal");
    if (stored_parties(session, code) != replayed.parties) {
        return difference(code, 0, "has other people than its journal commits to");
    }
    return std::nullopt;
}

void rewrite_projection(Session& session, const std::string& code, const Replayed& replayed)
{
    if (replayed.broken) {
        throw std::runtime_error("journal of " + code + ", entry " + std::to_string(replayed.broken->n) + ": " +
                                 replayed.broken->what);
    }
    rewrite_dossier(session, replayed.stored);
    rewrite_items(session, code, replayed);
    session.execute("DELETE FROM party WHERE dossier_code = :code", {{"code", code}});
    for (const auto& [role, party] : replayed.parties) write_party(session, code, role, party);
}

}  // namespace motcua::storage
