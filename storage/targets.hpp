#pragma once

#include "domain/target_entries.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The chains of targets (domain/target_entries.hpp). Nothing here changes an entry or takes one away.

namespace motcua::storage {

// An entry as it lies in its chain, not yet understood.
struct TargetRow {
    std::int64_t year = 0;
    std::string unit;
    std::int64_t n = 0;
    std::string kind;
    Instant recorded_at{};
    std::string actor;
    std::optional<std::string> on_behalf_of = {};
    std::string payload;
    std::string prev_hash;
    std::string hash;
};

// What it stands for; nothing when its payload is not one this program knows.
std::optional<TargetEntry> entry_of(const TargetRow& row);

// hash = SHA-256(prev_hash ‖ canonical bytes of the entry).
std::string target_hash(std::string_view prev_hash, const TargetEntry& entry);

// The entries of a chain in order.
std::vector<TargetRow> target_rows(Session& session, std::int64_t year, const std::string& unit);

// An entry with its hash, for who wants to check it.
struct ChainedEntry {
    TargetEntry entry;
    std::string hash;
};
struct TargetChain {
    UnitTargets targets;  // of version 0 when there are none
    std::vector<ChainedEntry> entries = {};

    std::string head_hash() const { return entries.empty() ? "" : entries.back().hash; }
};

// Throws std::runtime_error for an entry that cannot be read.
TargetChain target_chain(Session& session, std::int64_t year, const std::string& unit);

// The targets of every unit that has some in a year, by code.
std::vector<UnitTargets> targets_of_year(Session& session, std::int64_t year);

// The rule set for a year; nothing when none was.
std::optional<ClassRule> class_rule_of(Session& session, std::int64_t year);

// Who adds an entry, and when.
struct TargetAuthor {
    std::string account;
    std::optional<std::string> on_behalf_of = {};
    Instant now{};
};

// Adds entries to a chain that was read in the same transaction. Throws Overtaken when somebody else's came first.
void append_targets(Session& session,
                    const TargetChain& before,
                    std::span<const TargetBody> bodies,
                    const TargetAuthor& author);

}  // namespace motcua::storage
