#include "domain/open_figures.hpp"

#include "domain/statistics.hpp"

#include <algorithm>
#include <iterator>

namespace motcua {
namespace {

using enum Standing;

Counts received_in(const Figures& f)
{
    return {f.received()};
}

Counts decided_in(const Figures& f)
{
    return {f.at(early) + f.at(on_time), f.at(late), f.at(without_deadline)};
}

std::vector<ShownCounts> shown(const Figures& total,
                               const ShownCounts& shown_total,
                               std::span<const Figures> rows,
                               Counts (*counts_of)(const Figures&))
{
    std::vector<Counts> counts;
    std::ranges::transform(rows, std::back_inserter(counts), counts_of);
    return show_rows(counts_of(total), shown_total, counts);
}

bool is_open(const OpenRate& rate, const Figures& f, const OpenFigures& shown)
{
    const auto all_shown = [](std::initializer_list<std::int64_t> counts) {
        return std::ranges::none_of(counts, is_small);
    };
    const std::int64_t left_otherwise = f.at(refused) + f.at(withdrawn);
    if (!shown.in_time()) return false;
    if (rate.rate->key == "d1") return shown.received.sum.has_value();
    if (rate.rate->key == "d2") return shown.late().has_value();
    if (!shown.decided.sum || !shown.late()) return false;
    if (rate.rate->key == "d4") return all_shown({left_otherwise});
    return shown.received.sum && all_shown({left_otherwise, f.at(running) + f.at(waiting), f.overdue + f.at(unlimited),
                                            f.carried_over, f.reopened});
}

}  // namespace

std::optional<std::int64_t> OpenFigures::on_time_tenths() const
{
    if (withholds_on_time()) return std::nullopt;
    return tenths_of(*in_time(), *in_time() + *late());
}

OpenFigures open_whole(const Figures& whole)
{
    return {show_total(received_in(whole)), show_total(decided_in(whole))};
}

std::vector<OpenFigures> open_agencies(const Figures& whole,
                                       const OpenFigures& shown_whole,
                                       std::span<const Figures> agencies)
{
    auto received = shown(whole, shown_whole.received, agencies, &received_in);
    auto decided = shown(whole, shown_whole.decided, agencies, &decided_in);
    std::vector<OpenFigures> all;
    for (std::size_t i = 0; i < agencies.size(); ++i) all.push_back({std::move(received[i]), std::move(decided[i])});
    return all;
}

std::vector<OpenFigures> open_units(const Figures& agency,
                                    const OpenFigures& shown_agency,
                                    std::span<const Figures> units)
{
    std::vector<OpenFigures> all;
    for (ShownCounts& decided : shown(agency, shown_agency.decided, units, &decided_in))
        all.push_back({{}, std::move(decided)});
    return all;
}

std::vector<OpenRate> open_rates(const Figures& whole, const OpenFigures& shown_whole)
{
    constexpr std::size_t kOnTimeRates = 4;
    std::vector<OpenRate> all;
    for (const Rate& rate : rates().first(kOnTimeRates)) {
        OpenRate& open = all.emplace_back(OpenRate{&rate});
        if (is_open(open, whole, shown_whole)) open.share = OpenRate::Share{rate.good(whole), rate.all(whole)};
    }
    return all;
}

}  // namespace motcua
