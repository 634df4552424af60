#include "storage/facts_table.hpp"

#include <algorithm>

namespace motcua::storage {
namespace {

// The values in their old place when they fit there.
template <class T>
std::span<const T> kept(Arena<T>& arena, std::span<const T> old, const std::vector<T>& values)
{
    // What the arena gave out is only const to readers.
    const std::span<T> room = values.size() <= old.size() && !old.empty()
                                  ? std::span<T>{const_cast<T*>(old.data()), values.size()}
                                  : arena.take(values.size());
    std::ranges::copy(values, room.begin());
    return room;
}

// Results lie at the desk until they are collected; of what ended otherwise the last stretch began with the end.
Instant end_of(const Facts& facts)
{
    if (facts.collected_at) return *facts.collected_at;
    const Stretch& last = facts.stretches.back();
    const bool ended = last.standing == Standing::withdrawn || last.standing == Standing::not_accepted ||
                       last.standing == Standing::taken_back;
    return ended ? last.from : Instant::max();
}

}  // namespace

bool FactsTable::has(std::string_view dossier, std::int64_t version) const
{
    const std::uint32_t row = codes_.known_row_of(dossier);
    return row != CodeTable::kNone && version <= rows_[row].version;
}

void FactsTable::put(const Facts& facts)
{
    const std::uint32_t number = codes_.row_of(facts.dossier);
    if (number == rows_.size()) {
        rows_.emplace_back();
        reaches_.emplace_back();
    }
    FactsRow& row = rows_[number];
    row.agency = names_.number(facts.agency);
    row.desk = names_.number(facts.desk);
    row.unit = names_.number(facts.unit);
    row.person = names_.number(facts.person);
    row.procedure = names_.number(facts.procedure + " " + format_date(facts.procedure_valid_from));
    row.asked_unit = facts.asked_unit ? names_.number(*facts.asked_unit) : FactsRow::kNone;
    row.child = facts.child;
    row.version = facts.version;
    row.life = {facts.channel, facts.received_at, facts.collected_at,
                kept(stretches_, row.life.stretches, facts.stretches), kept(marks_, row.life.marks, facts.marks)};
    reaches_[number] = {facts.stretches.front().from, end_of(facts), facts.recorded_at};
}

}  // namespace motcua::storage
