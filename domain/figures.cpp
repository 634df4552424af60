#include "domain/figures.hpp"

#include "domain/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace motcua {
namespace {

// Up to where a period is looked at.
struct End {
    Instant to;
    Instant now;

    bool reaches(Instant t) const { return t < to && t <= now; }
    Instant as_of() const { return std::min(to, now); }
};

const Stretch* last_before(std::span<const Stretch> stretches, Instant t)
{
    const auto next = std::ranges::find_if(stretches, [&](const Stretch& stretch) { return t <= stretch.from; });
    return next == stretches.begin() ? nullptr : &*std::prev(next);
}

const Stretch* last_reached(std::span<const Stretch> stretches, const End& end)
{
    const auto next = std::ranges::find_if_not(stretches, [&](const Stretch& s) { return end.reaches(s.from); });
    return next == stretches.begin() ? nullptr : &*std::prev(next);
}

bool was_decided(Standing standing)
{
    using enum Standing;
    return standing == early || standing == on_time || standing == late || standing == without_deadline;
}

std::size_t age_band(Instant due, Instant as_of)
{
    const std::int64_t days = (office_date(as_of) - office_date(due)).count();
    return static_cast<std::size_t>(std::ranges::lower_bound(kAgeBands, days) - kAgeBands.begin());
}

}  // namespace

Life life_of(const Facts& facts)
{
    return {facts.channel, facts.received_at, facts.collected_at, facts.stretches, facts.marks};
}

const Stretch* stretch_at_end(const Life& life, const Period& period, Instant now)
{
    return last_reached(life.stretches, {period.to, now});
}

std::int64_t Figures::received() const
{
    return std::accumulate(received_by.begin(), received_by.end(), std::int64_t{0});
}

std::int64_t Figures::total() const
{
    return received() + carried_over + reopened;
}

std::int64_t Figures::decided() const
{
    using enum Standing;
    return at(early) + at(on_time) + at(late) + at(without_deadline);
}

std::int64_t Figures::in_progress() const
{
    using enum Standing;
    return at(running) + overdue + at(waiting) + at(unlimited);
}

void Figures::add(const Life& life, const Period& period, Instant now)
{
    const End end{period.to, now};
    std::int64_t open_handoffs = 0;
    for (const Mark& mark : life.marks) {
        if (!end.reaches(mark.at)) break;
        using enum MarkKind;
        if (mark.kind == sent) ++open_handoffs;
        if (mark.kind == accepted || mark.kind == declined || mark.kind == recalled) --open_handoffs;
        if (mark.at < period.from) continue;
        MarkSum& sum = marks[static_cast<std::size_t>(mark.kind)];
        ++sum.count;
        sum.minutes += mark.minutes;
    }
    unaccepted += open_handoffs;

    const Stretch* last = last_reached(life.stretches, end);
    if (last == nullptr) return;
    const bool collected = life.collected_at && end.reaches(*life.collected_at);
    if (is_finished(last->standing) && last->standing != Standing::withdrawn && !collected) ++uncollected;
    if (!is_open(last->standing) && last->from < period.from) {
        // What was filed before and is not answered stays filed.
        const bool unanswered = last->standing == Standing::filed || last->standing == Standing::guided;
        if (!unanswered) return;
    }

    const auto standing = static_cast<std::size_t>(last->standing);
    if (!is_open(last->standing) && !is_finished(last->standing)) {
        ++standings[standing];
        return;
    }
    if (period.from <= *life.received_at) {
        ++received_by[static_cast<std::size_t>(life.channel)];
    } else {
        const Stretch* first = last_before(life.stretches, period.from);
        ++(first != nullptr && is_open(first->standing) ? carried_over : reopened);
    }
    if (last->standing == Standing::running && *last->due < end.as_of()) {
        ++overdue;
        ++overdue_ages[age_band(*last->due, end.as_of())];
        return;
    }
    ++standings[standing];
    if (!was_decided(last->standing)) return;
    worked.push_back(last->worked);
    late_minutes += last->late;
    if (last->by_new_date_only) ++by_new_date_only;
}

void Figures::add(const Figures& other)
{
    const auto sum = [](auto& mine, const auto& others) {
        std::ranges::transform(mine, others, mine.begin(), std::plus<>{});
    };
    sum(received_by, other.received_by);
    sum(standings, other.standings);
    sum(overdue_ages, other.overdue_ages);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        marks[i].count += other.marks[i].count;
        marks[i].minutes += other.marks[i].minutes;
    }
    carried_over += other.carried_over;
    reopened += other.reopened;
    overdue += other.overdue;
    by_new_date_only += other.by_new_date_only;
    late_minutes += other.late_minutes;
    uncollected += other.uncollected;
    unaccepted += other.unaccepted;
    worked.insert(worked.end(), other.worked.begin(), other.worked.end());
}

std::optional<std::int64_t> on_time_tenths(const Figures& f)
{
    const std::int64_t good = f.at(Standing::early) + f.at(Standing::on_time);
    return tenths_of(good, good + f.at(Standing::late));
}

std::optional<std::string> fault(const Figures& f)
{
    const std::int64_t out = f.decided() + f.at(Standing::refused) + f.at(Standing::withdrawn) + f.in_progress();
    if (f.total() != out)
        return "total " + std::to_string(f.total()) + " is not decided + refused + withdrawn + in progress " +
               std::to_string(out);
    const auto aged = std::accumulate(f.overdue_ages.begin(), f.overdue_ages.end(), std::int64_t{0});
    if (aged != f.overdue)
        return "overdue " + std::to_string(f.overdue) + " is not the sum of its ages " + std::to_string(aged);
    if (std::int64_t{0} + static_cast<std::int64_t>(f.worked.size()) != f.decided())
        return "decided " + std::to_string(f.decided()) + " is not the number of working times " +
               std::to_string(f.worked.size());
    return std::nullopt;
}

std::optional<std::string> fault_between(const Figures& earlier, const Figures& later)
{
    if (earlier.in_progress() == later.carried_over) return std::nullopt;
    return "carried over " + std::to_string(later.carried_over) + " is not what was in progress before " +
           std::to_string(earlier.in_progress());
}

}  // namespace motcua
