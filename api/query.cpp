#include "api/query.hpp"

#include "api/reader.hpp"

#include <charconv>

namespace motcua::api {
namespace {

std::string pointer_to(const char* name)
{
    return std::string{"/"} + name;
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::string> given(const Call& call, const char* name)
{
    auto text = call.request.query_value(name);
    return text && !text->empty() ? text : std::nullopt;
}

Outcome<std::string> search_text_of(const Call& call, const char* name)
{
    constexpr std::size_t kMax = 200;
    auto text = given(call, name).value_or("");
    if (length_of(text) > kMax) return refuse(Reason::too_long, pointer_to(name), {std::to_string(kMax)});
    return text;
}

Outcome<std::optional<std::int64_t>> before_of(const Call& call)
{
    const auto cursor = given(call, "cursor");
    if (!cursor) return std::optional<std::int64_t>{};
    const auto before = whole_number(*cursor);
    if (!before) return refuse(Reason::invalid_cursor, "/cursor");
    return before;
}

Outcome<int> limit_of(const Call& call, int otherwise)
{
    constexpr int kMax = 200;
    const auto text = given(call, "limit");
    if (!text) return otherwise;
    const auto limit = whole_number(*text);
    if (!limit || *limit < 1 || *limit > kMax) {
        return refuse(Reason::out_of_range, "/limit", {"1", std::to_string(kMax)});
    }
    return static_cast<int>(*limit);
}

Outcome<std::optional<Instant>> moment_of(const Call& call, const char* name)
{
    const auto text = given(call, name);
    if (!text) return std::optional<Instant>{};
    if (const auto instant = parse_instant(*text)) return instant;
    if (const auto date = parse_date(*text)) return std::optional{at_office(*date, {})};
    return refuse(Reason::impossible_date, pointer_to(name), {kMomentForm});
}

Outcome<std::pair<Instant, Instant>> given_period(const Call& call, int most_days)
{
    std::pair<Instant, Instant> period;
    for (const auto& [name, bound] : {std::pair{"from", &period.first}, std::pair{"to", &period.second}}) {
        const auto moment = moment_of(call, name);
        if (!moment) return std::unexpected(moment.error());
        if (!*moment) return refuse(Reason::missing_field, pointer_to(name));
        *bound = **moment;
    }
    const auto [from, to] = period;
    if (to <= from) return refuse(Reason::out_of_range, "/to", {format_instant(from), "…"});
    if (to - from > std::chrono::days{most_days})
        return refuse(Reason::out_of_range, "/to", {"1", std::to_string(most_days)});
    return period;
}

}  // namespace motcua::api
