#include "storage/targets.hpp"

#include "storage/database.hpp"
#include "storage/hashes.hpp"

#include <stdexcept>
#include <utility>

namespace motcua::storage {
namespace {

std::vector<TargetRow> select_rows(Session& session, const std::string& tail, Params params)
{
    std::vector<TargetRow> rows;
    session.each<std::int64_t, std::string, std::int64_t, std::string, Instant, std::string, std::optional<std::string>,
                 std::string, std::string, std::string>(
        "SELECT year, unit_code, n, kind, recorded_at, actor, on_behalf_of, payload, prev_hash, hash "
        "FROM target_entry WHERE year = :year" +
            tail + " ORDER BY unit_code, n",
        std::move(params),
        [&](auto&& row) { rows.push_back(std::make_from_tuple<TargetRow>(std::forward<decltype(row)>(row))); });
    return rows;
}

TargetEntry readable_entry(const TargetRow& row)
{
    auto entry = entry_of(row);
    if (!entry)
        throw std::runtime_error("entry " + std::to_string(row.n) + " of the targets of " + row.unit + " in " +
                                 std::to_string(row.year) + " cannot be read");
    return *std::move(entry);
}

// Whether the chain was still as it had been read.
bool move_head(Session& session, const TargetChain& before, std::int64_t version, const std::string& hash)
{
    Params params{{"year", before.targets.year}, {"unit", before.targets.unit}, {"version", version}, {"hash", hash}};
    if (before.targets.version == 0) {
        return session.execute(
                   "INSERT INTO target_chain (year, unit_code, version, head_hash) VALUES (:year, :unit, :version, "
                   ":hash) ON CONFLICT (year, unit_code) DO NOTHING",
                   std::move(params)) == 1;
    }
    params.emplace_back("before", before.targets.version);
    return session.execute(
               "UPDATE target_chain SET version = :version, head_hash = :hash "
               "WHERE year = :year AND unit_code = :unit AND version = :before",
               std::move(params)) == 1;
}

void insert_entry(Session& session, const TargetEntry& entry, const std::string& prev_hash, const std::string& hash)
{
    session.execute(
        "INSERT INTO target_entry (year, unit_code, n, kind, recorded_at, actor, on_behalf_of, payload, prev_hash, "
        "hash) VALUES (:year, :unit, :n, :kind, :recorded_at, :actor, :on_behalf_of, :payload, :prev_hash, :hash)",
        {{"year", entry.year},
         {"unit", entry.unit},
         {"n", entry.n},
         {"kind", kind_of(entry.body)},
         {"recorded_at", entry.recorded_at},
         {"actor", entry.actor},
         {"on_behalf_of", entry.on_behalf_of},
         {"payload", target_payload(entry.body)},
         {"prev_hash", prev_hash},
         {"hash", hash}});
}

}  // namespace

std::optional<TargetEntry> entry_of(const TargetRow& row)
{
    auto body = parse_target_payload(row.kind, row.payload);
    if (!body) return std::nullopt;
    return TargetEntry{row.year, row.unit, row.n, row.recorded_at, row.actor, row.on_behalf_of, *std::move(body)};
}

std::string target_hash(std::string_view prev_hash, const TargetEntry& entry)
{
    return sha256_hex(std::string{prev_hash} + target_bytes(entry));
}

std::vector<TargetRow> target_rows(Session& session, std::int64_t year, const std::string& unit)
{
    return select_rows(session, " AND unit_code = :unit", {{"year", year}, {"unit", unit}});
}

TargetChain target_chain(Session& session, std::int64_t year, const std::string& unit)
{
    TargetChain chain{.targets = {.year = year, .unit = unit}};
    for (TargetRow& row : target_rows(session, year, unit)) {
        TargetEntry entry = readable_entry(row);
        chain.targets = apply(std::move(chain.targets), entry);
        chain.entries.push_back({std::move(entry), std::move(row.hash)});
    }
    return chain;
}

std::vector<UnitTargets> targets_of_year(Session& session, std::int64_t year)
{
    std::vector<UnitTargets> units;
    for (const TargetRow& row :
         select_rows(session, " AND unit_code <> :rule", {{"year", year}, {"rule", kRuleOfYear}})) {
        if (units.empty() || units.back().unit != row.unit) units.push_back({.year = year, .unit = row.unit});
        units.back() = apply(std::move(units.back()), readable_entry(row));
    }
    return units;
}

std::optional<ClassRule> class_rule_of(Session& session, std::int64_t year)
{
    return target_chain(session, year, std::string{kRuleOfYear}).targets.rule;
}

void append_targets(Session& session,
                    const TargetChain& before,
                    std::span<const TargetBody> bodies,
                    const TargetAuthor& author)
{
    std::vector<ChainedEntry> added;
    std::string hash = before.head_hash();
    for (const TargetBody& body : bodies) {
        const auto n = before.targets.version + static_cast<std::int64_t>(added.size()) + 1;
        TargetEntry entry{before.targets.year, before.targets.unit, n,   author.now,
                          author.account,      author.on_behalf_of, body};
        hash = target_hash(hash, entry);
        added.push_back({std::move(entry), hash});
    }
    if (added.empty()) return;
    if (!move_head(session, before, added.back().entry.n, added.back().hash)) throw Overtaken{};
    std::string prev_hash = before.head_hash();
    for (const ChainedEntry& next : added) {
        insert_entry(session, next.entry, prev_hash, next.hash);
        prev_hash = next.hash;
    }
}

}  // namespace motcua::storage
