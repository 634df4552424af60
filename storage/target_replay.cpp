#include "storage/target_replay.hpp"

#include "storage/targets.hpp"

namespace motcua::storage {
namespace {

// What the row of a chain says of its end; nothing when there is no row.
struct Chain {
    std::int64_t year = 0;
    std::string unit;
    std::optional<std::int64_t> version = {};
    std::optional<std::string> head_hash = {};
};

// Also those of which only one of the two tables knows.
std::vector<Chain> all_chains(Session& session)
{
    std::vector<Chain> chains;
    session.each<std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::string>>(
        "SELECT k.year, k.unit_code, c.version, c.head_hash FROM "
        "(SELECT year, unit_code FROM target_chain UNION SELECT year, unit_code FROM target_entry) k "
        "LEFT JOIN target_chain c ON c.year = k.year AND c.unit_code = k.unit_code ORDER BY k.year, k.unit_code",
        {}, [&](auto&& row) { chains.push_back(std::make_from_tuple<Chain>(std::forward<decltype(row)>(row))); });
    return chains;
}

std::string named(const Chain& chain)
{
    const std::string year = std::to_string(chain.year);
    return chain.unit == kRuleOfYear ? "rule of " + year : "targets of " + chain.unit + " in " + year;
}

// What is wrong with an entry that ought to be the n-th, after one of that hash; empty when nothing is.
std::string fault_of(const TargetRow& row, std::int64_t n, const std::string& prev_hash)
{
    const std::string place = " entry " + std::to_string(row.n) + ": ";
    if (row.n != n)
        return " entry " + std::to_string(n) + ": entry is missing, the next one is " + std::to_string(row.n);
    if (row.prev_hash != prev_hash) return place + "is not chained to the entry before it";
    const auto entry = entry_of(row);
    if (!entry) return place + "cannot be read";
    if (target_hash(prev_hash, *entry) != row.hash) return place + "does not match its hash";
    return {};
}

std::string fault_of(const Chain& chain, const std::vector<TargetRow>& rows)
{
    std::int64_t n = 0;
    std::string hash;
    for (const TargetRow& row : rows) {
        if (std::string fault = fault_of(row, ++n, hash); !fault.empty()) return fault;
        hash = row.hash;
    }
    if (chain.version != n) return ": the chain does not end with the entry it says";
    if (chain.head_hash != hash) return ": the chain does not end with the hash it says";
    return {};
}

}  // namespace

TargetVerification verify_targets(Session& session)
{
    TargetVerification found;
    for (const Chain& chain : all_chains(session)) {
        const auto rows = target_rows(session, chain.year, chain.unit);
        found.entries += static_cast<std::int64_t>(rows.size());
        if (const std::string fault = fault_of(chain, rows); !fault.empty()) {
            found.first_difference = named(chain) + fault;
            break;
        }
    }
    return found;
}

}  // namespace motcua::storage
