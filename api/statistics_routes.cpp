#include "api/fresh.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/statistics.hpp"
#include "api/statistics_page.hpp"
#include "api/tries.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// A year as it is written: four digits.
Outcome<StatisticsQuestion> read_question(const Call& call)
{
    StatisticsQuestion question{.agency = given(call, "don-vi").value_or("")};
    if (const auto text = given(call, "nam")) {
        const auto year = whole_number(*text);
        if (!year || text->size() != 4) return refuse(Reason::unknown_period, "", {*text});
        question.year = static_cast<int>(*year);
    }
    return question;
}

// Kept figures need no database; of others there are only so many a minute from one address.
boost::asio::awaitable<Outcome<StatisticsKept::Answer>> find_statistics(Call& call, const StatisticsQuestion& question)
{
    Services& services = call.services;
    const auto allowed =
        take_tries({{services.limits.statistics_address, address_key(call.request.remote_address)}}, call.now);
    if (!allowed) co_return std::unexpected(allowed.error());
    if (auto kept = services.statistics.find(question, call.now)) co_return kept;
    auto gathered =
        co_await services.database.read([&](Session& session) { return gather_statistics(session, call, question); });
    if (!gathered) co_return std::unexpected(gathered.error());
    co_return services.statistics.keep(question, *std::move(gathered));
}

// The month whose units are shown: the last one unless another is asked for.
Outcome<std::size_t> month_of(const Call& call, const Statistics& statistics)
{
    const auto name = given(call, "thang");
    if (!name) return statistics.months.empty() ? 0 : statistics.months.size() - 1;
    const auto found = std::ranges::find(statistics.months, *name, &NamedPeriod::name);
    if (found == statistics.months.end()) return refuse(Reason::unknown_period, "", {*name});
    return static_cast<std::size_t>(found - statistics.months.begin());
}

}  // namespace

boost::asio::awaitable<Outcome<Response>> get_statistics_page(Call& call)
{
    const auto question = read_question(call);
    if (!question) co_return std::unexpected(question.error());
    const auto found = co_await find_statistics(call, *question);
    if (!found) co_return std::unexpected(found.error());
    const auto month = month_of(call, **found);
    if (!month) co_return std::unexpected(month.error());
    co_return while_fresh(call.request, statistics_page(**found, *question, *month, frame_of(call)), kStatisticsAge);
}

boost::asio::awaitable<Outcome<Response>> get_statistics_csv(Call& call)
{
    const auto question = read_question(call);
    if (!question) co_return std::unexpected(question.error());
    const auto found = co_await find_statistics(call, *question);
    if (!found) co_return std::unexpected(found.error());
    co_return while_fresh(call.request, statistics_csv(**found, call.services.simulated), kStatisticsAge);
}

}  // namespace motcua::api
