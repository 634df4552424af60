#include "storage/replayed.hpp"

#include "domain/fields.hpp"
#include "storage/dossiers.hpp"
#include "storage/folding.hpp"

#include <array>
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
    std::map<std::int64_t, ReplayedItem>& items;
    const Event& event;

    void operator()(const HandoffSent& e) const
    {
        items[e.handoff] = {e.from, e.to, event.actor, e.carries.value_or(Carries::both), e.manifest};
    }
    void operator()(const PaperSent& e) const
    {
        items[e.handoff] = {e.from, e.to, event.actor, Carries::paper, e.manifest};
    }
    void operator()(const HandoffAccepted& e) const { close(e.handoff, "accepted"); }
    void operator()(const HandoffDeclined& e) const { close(e.handoff, "declined"); }
    void operator()(const HandoffRecalled& e) const { close(e.handoff, "recalled"); }
    void operator()(const PaperAccepted& e) const { close(e.handoff, "accepted"); }
    void operator()(const PaperDeclined& e) const { close(e.handoff, "declined"); }
    void operator()(const PaperRecalled& e) const { close(e.handoff, "recalled"); }
    void operator()(const auto&) const {}

private:
    void close(std::int64_t handoff, const char* outcome) const
    {
        ReplayedItem& item = items[handoff];
        item.outcome = outcome;
        item.closed_n = event.n;
        item.closed_at = event.happened_at;
        item.closed_by = event.actor;
    }
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
    follow(replayed.items, *event);
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
    session.each<std::string, std::string, Text, Text, Text, Text, Text>(
        "SELECT role, name, id_number, phone, email, address, authority FROM party WHERE dossier_code = :code",
        {{"code", code}}, [&](auto&& row) {
            auto& [role, name, id_number, phone, email, address, authority] = row;
            parties[role] = Party{name, id_number, phone, email, address, authority};
        });
    return parties;
}

std::map<std::int64_t, ReplayedItem> stored_items(Session& session, const std::string& code)
{
    using Text = std::optional<std::string>;
    std::map<std::int64_t, ReplayedItem> items;
    session.each<std::int64_t, std::string, std::string, Instant, std::string, std::string, Text, std::int64_t,
                 std::int64_t, Text, std::string, std::int64_t, std::optional<Instant>, std::string>(
        "SELECT i.handoff_id, h.from_unit, h.to_unit, h.sent_at, h.sent_by, h.carries, h.note, h.number, h.year, "
        "h.salt, "
        "COALESCE(i.outcome, 'open'), COALESCE(i.closed_n, 0), i.closed_at, COALESCE(i.closed_by, '') "
        "FROM handoff_item i JOIN handoff h ON h.id = i.handoff_id WHERE i.dossier_code = :code "
        "AND i.paper = CASE WHEN h.carries = 'paper' THEN 1 ELSE 0 END",
        {{"code", code}}, [&](auto&& row) {
            auto& [handoff, from, to, sent_at, sent_by, what, note, number, year, salt, outcome, n, closed_at, by] =
                row;
            const Carries carries = carries_from(what).value();
            const ManifestHead head{from, to, sent_at, sent_by, carries, note, number, year};
            const auto seal = salt ? std::optional{seal_of(head, *salt)} : std::nullopt;
            items[handoff] = {from, to, sent_by, carries, seal, outcome, n, closed_at, by};
        });
    return items;
}

using Items = std::map<std::int64_t, ReplayedItem>;

Items without_manifests(Items items)
{
    for (auto& [handoff, item] : items) item.manifest.reset();
    return items;
}

// The first manifest that does not say what the journal commits to; one whose salt was deleted says nothing.
std::optional<std::int64_t> changed_manifest(const Items& stored, const Items& replayed)
{
    for (const auto& [handoff, item] : replayed) {
        const auto& seal = stored.at(handoff).manifest;
        if (seal && item.manifest && *seal != *item.manifest) return handoff;
    }
    return std::nullopt;
}

std::optional<Difference> compare_items(Session& session, const std::string& code, const Items& replayed)
{
    const Items stored = stored_items(session, code);
    if (without_manifests(stored) != without_manifests(replayed))
        return difference(code, 0, "has other handoffs than its journal");
    const auto changed = changed_manifest(stored, replayed);
    if (!changed) return std::nullopt;
    return difference(code, 0, "went with handoff " + std::to_string(*changed) + ", whose manifest was changed since");
}

// Columns that only serve lists and searches follow from the others.
bool search_columns_agree(Session& session, const std::string& code, const Replayed& replayed)
{
    const auto order =
        session.value<std::int64_t>("SELECT due_order FROM dossier WHERE code = :code", {{"code", code}});
    bool agree = order == due_order(replayed.stored.dossier);
    session.each<std::string, std::string>(
        "SELECT name, name_key FROM party WHERE dossier_code = :code", {{"code", code}},
        [&](auto&& row) { agree = agree && fold(std::get<0>(row)) == std::get<1>(row); });
    return agree;
}

void rewrite_item(Session& session, const std::string& code, std::int64_t handoff, const ReplayedItem& item)
{
    session.execute(
        "UPDATE handoff SET from_unit = :from_unit, to_unit = :to_unit, sent_by = :sent_by, carries = :carries "
        "WHERE id = :id",
        {{"from_unit", item.from},
         {"to_unit", item.to},
         {"sent_by", item.sent_by},
         {"carries", to_string(item.carries)},
         {"id", handoff}});
    insert_items(session, handoff, item.carries, std::array{code});
    if (!item.closed_at) return;
    const Closing closing{item.outcome, *item.closed_at, item.closed_by, item.closed_n};
    close_items(session, handoff, std::array{ClosedItem{code, closing}});
}

// The open one last: at no moment are there two, whatever the order of their numbers, which is not that of the events
// when two manifests were written at the same time.
void rewrite_items(Session& session, const std::string& code, const Replayed& replayed)
{
    session.execute("DELETE FROM handoff_item WHERE dossier_code = :code", {{"code", code}});
    for (const auto& [handoff, item] : replayed.items) {
        if (item.closed_at) rewrite_item(session, code, handoff, item);
    }
    for (const auto& [handoff, item] : replayed.items) {
        if (!item.closed_at) rewrite_item(session, code, handoff, item);
    }
}

}  // namespace

void follow(std::map<std::int64_t, ReplayedItem>& items, const Event& event)
{
    std::visit(ItemFollower{items, event}, event.body);
}

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
    if (auto found = compare_items(session, code, replayed.items)) return found;
    if (stored_parties(session, code) != replayed.parties) {
        return difference(code, 0, "has other people than its journal commits to");
    }
    if (!search_columns_agree(session, code, replayed)) {
        return difference(code, 0, "is listed or found by something else than it holds");
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
