#include "api/figures_json.hpp"

#include "api/words.hpp"
#include "domain/rates.hpp"
#include "domain/statistics.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using enum Standing;

double percent(std::int64_t tenths)
{
    return static_cast<double>(tenths) / 10;
}

Json rate_json(const Rate& rate, const Figures& figures)
{
    const std::int64_t good = rate.good(figures);
    const std::int64_t all = rate.all(figures);
    const auto interval = wilson_tenths(good, all);
    return {{"percent", percent_json(good, all)},
            {"low", interval ? Json(percent(interval->low)) : Json(nullptr)},
            {"high", interval ? Json(percent(interval->high)) : Json(nullptr)},
            {"numerator", good},
            {"denominator", all}};
}

Json ages_json(const Figures& figures)
{
    Json ages = Json::array();
    for (std::size_t i = 0; i < figures.overdue_ages.size(); ++i) {
        const Json from = i == 0 ? 1 : kAgeBands[i - 1] + 1;
        const Json to = i < kAgeBands.size() ? Json(kAgeBands[i]) : Json(nullptr);
        ages.push_back({{"from_days", from}, {"to_days", to}, {"count", figures.overdue_ages[i]}});
    }
    return ages;
}

Json counts_json(const Figures& figures)
{
    Json counts = Json::object();
    for (std::size_t i = 0; i < kMarkKinds; ++i) {
        const MarkSum& sum = figures.marks[i];
        counts[std::string{to_string(static_cast<MarkKind>(i))}] = {{"count", sum.count}, {"minutes", sum.minutes}};
    }
    return counts;
}

Json points_json(const Figures& figures)
{
    Json indices = Json::array();
    for (std::size_t i = 0; i < kScoredIndices; ++i)
        indices.push_back(
            {{"index", i + 1}, {"points", figures.points[i].points}, {"dossiers", figures.points[i].dossiers}});
    return indices;
}

Json working_time_json(const Figures& figures)
{
    std::vector<std::int64_t> minutes{figures.worked.begin(), figures.worked.end()};
    const auto median = percentile(minutes, 50);
    return {{"median", json_of(median)}, {"p90", json_of(percentile(minutes, 90))}};
}

}  // namespace

Json percent_json(std::int64_t good, std::int64_t all)
{
    const auto share = tenths_of(good, all);
    return share ? Json(percent(*share)) : Json(nullptr);
}

Json figures_json(const Figures& f)
{
    Json rates_of = Json::object();
    for (const Rate& rate : rates()) rates_of[std::string{rate.key}] = rate_json(rate, f);
    const auto by = [&](Channel channel) { return f.received_by[static_cast<std::size_t>(channel)]; };
    return {{"received", f.received()},
            {"received_online", by(Channel::online)},
            {"received_direct", by(Channel::direct)},
            {"received_post", by(Channel::post)},
            {"carried_over", f.carried_over},
            {"reopened", f.reopened},
            {"total", f.total()},
            {"decided", f.decided()},
            {"decided_early", f.at(early)},
            {"decided_on_time", f.at(on_time)},
            {"decided_late", f.at(late)},
            {"decided_no_deadline", f.at(without_deadline)},
            {"by_new_date_only", f.by_new_date_only},
            {"refused", f.at(refused)},
            {"withdrawn", f.at(withdrawn)},
            {"in_progress", f.in_progress()},
            {"in_progress_in_time", f.at(running)},
            {"in_progress_overdue", f.overdue},
            {"in_progress_waiting", f.at(waiting)},
            {"in_progress_no_deadline", f.at(unlimited)},
            {"overdue_ages", ages_json(f)},
            {"filed", f.at(filed)},
            {"guided", f.at(guided)},
            {"not_accepted", f.at(not_accepted)},
            {"working_minutes", working_time_json(f)},
            {"late_minutes", f.late_minutes},
            {"nine_indices", points_json(f)},
            {"uncollected", f.uncollected},
            {"unaccepted", f.unaccepted},
            {"counts", counts_json(f)},
            {"rates", std::move(rates_of)}};
}

Json rates_json(Language language)
{
    Json items = Json::array();
    for (const Rate& rate : rates()) {
        items.push_back({{"key", rate.key},
                         {"name", in(language, std::string{rate.name_vi}, std::string{rate.name_en})},
                         {"definition", in(language, std::string{rate.sentence_vi}, std::string{rate.sentence_en})},
                         {"source", rate.source}});
    }
    return items;
}

}  // namespace motcua::api
