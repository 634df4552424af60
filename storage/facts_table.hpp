#pragma once

#include "domain/figures.hpp"
#include "storage/facts_memory.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::storage {

// One dossier. Texts are numbers, see FactsTable::text().
struct FactsRow {
    static constexpr std::uint32_t kNone = CodeTable::kNone;

    std::uint32_t agency = 0;
    std::uint32_t desk = 0;
    std::uint32_t unit = 0;
    std::uint32_t person = 0;
    std::uint32_t procedure = 0;  // "CODE DATE": the version in force at receipt
    std::uint32_t asked_unit = kNone;
    bool child = false;
    std::int64_t version = 0;
    Life life = {};
};

// When a dossier can count at all, apart from its row: most questions are about a part of the time, and to look at the
// rows of all others would cost more than to count.
struct FactsReach {
    Instant begins{};       // the first moment …
    Instant ends{};         // … and the last one; the end of time while it is not over
    Instant recorded_at{};  // when its last entry was written down

    bool meets(const Period& period) const { return begins < period.to && period.from <= ends; }
};

// Facts of many dossiers in memory: the figures of a province are one walk over them. About 300 bytes a dossier.
class FactsTable {
public:
    // In the place of what there was of the dossier.
    void put(const Facts& facts);
    // Whether there are facts of the dossier up to this entry.
    bool has(std::string_view dossier, std::int64_t version) const;

    std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
    const FactsRow& row(std::uint32_t i) const { return rows_[i]; }
    const FactsReach& reach(std::uint32_t i) const { return reaches_[i]; }
    std::string_view dossier(std::uint32_t i) const { return codes_.code(i); }
    const std::string& text(std::uint32_t number) const { return names_.text(number); }

private:
    Names names_;
    CodeTable codes_;
    std::vector<FactsRow> rows_;
    std::vector<FactsReach> reaches_;
    Arena<Stretch> stretches_;
    Arena<Mark> marks_;
};

}  // namespace motcua::storage
