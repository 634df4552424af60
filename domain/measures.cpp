#include "domain/measures.hpp"

#include "domain/statistics.hpp"

#include <algorithm>

namespace motcua {
namespace {

// Calls `take` with each measure's name, its value, and whether it adds up: the one list there is.
template <class Take>
void each_measure(const Figures& f, Take take)
{
    using enum Standing;
    const auto sum = [&](std::string name, std::int64_t value) { take(std::move(name), std::optional{value}, true); };
    sum("received", f.received());
    sum("received_online", f.received_by[static_cast<std::size_t>(Channel::online)]);
    sum("received_direct", f.received_by[static_cast<std::size_t>(Channel::direct)]);
    sum("received_post", f.received_by[static_cast<std::size_t>(Channel::post)]);
    sum("carried_over", f.carried_over);
    sum("reopened", f.reopened);
    sum("total", f.total());
    sum("decided", f.decided());
    sum("decided_early", f.at(early));
    sum("decided_on_time", f.at(on_time));
    sum("decided_late", f.at(late));
    sum("decided_no_deadline", f.at(without_deadline));
    sum("by_new_date_only", f.by_new_date_only);
    sum("refused", f.at(refused));
    sum("withdrawn", f.at(withdrawn));
    sum("in_progress", f.in_progress());
    sum("in_progress_in_time", f.at(running));
    sum("in_progress_overdue", f.overdue);
    sum("in_progress_waiting", f.at(waiting));
    sum("in_progress_no_deadline", f.at(unlimited));
    for (std::size_t i = 0; i < f.overdue_ages.size(); ++i)
        sum("overdue_ages." + std::to_string(i) + ".count", f.overdue_ages[i]);
    sum("filed", f.at(filed));
    sum("guided", f.at(guided));
    sum("not_accepted", f.at(not_accepted));
    std::vector<std::int64_t> worked{f.worked.begin(), f.worked.end()};
    take("working_minutes.median", percentile(worked, 50), false);
    take("working_minutes.p90", percentile(worked, 90), false);
    sum("late_minutes", f.late_minutes);
    sum("uncollected", f.uncollected);
    sum("unaccepted", f.unaccepted);
    for (std::size_t i = 0; i < kMarkKinds; ++i) {
        const std::string mark = "counts." + std::string{to_string(static_cast<MarkKind>(i))};
        sum(mark + ".count", f.marks[i].count);
        sum(mark + ".minutes", f.marks[i].minutes);
    }
}

}  // namespace

std::span<const Measure> measures()
{
    static const std::vector<Measure> kAll = [] {
        std::vector<Measure> all;
        each_measure({}, [&](std::string name, std::optional<std::int64_t>, bool adds_up) {
            all.push_back({std::move(name), adds_up});
        });
        return all;
    }();
    return kAll;
}

std::optional<std::size_t> measure_from(std::string_view name)
{
    const auto all = measures();
    const auto found = std::ranges::find(all, name, &Measure::name);
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

Measured measured(const Figures& figures)
{
    Measured values;
    values.reserve(measures().size());
    each_measure(figures, [&](std::string&&, std::optional<std::int64_t> value, bool) { values.push_back(value); });
    return values;
}

}  // namespace motcua
