#pragma once

#include "api/call.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Reads the query of a request. A parameter that is absent or empty asks for nothing; a fault names it as "/name".

namespace motcua::api {

// The whole number a whole text is.
std::optional<std::int64_t> whole_number(std::string_view text);

std::optional<std::string> given(const Call& call, const char* name);

// Words to search for; too_long past 200 letters. Empty when absent.
Outcome<std::string> search_text_of(const Call& call, const char* name);

// The value of `limit`, 1 to 200.
Outcome<int> limit_of(const Call& call, int otherwise = 50);

// `cursor` of a list whose newest come first: the number of the last one that was shown. invalid_cursor.
Outcome<std::optional<std::int64_t>> before_of(const Call& call);

// An instant, or a date for its first moment. impossible_date.
Outcome<std::optional<Instant>> moment_of(const Call& call, const char* name);

// The half-open period [from, to): both must be given, and it lasts so many days at most. missing_field,
// impossible_date, out_of_range.
Outcome<std::pair<Instant, Instant>> given_period(const Call& call, int most_days);

// One of the texts `from` knows. invalid_value.
template <class T>
Outcome<std::optional<T>> choice_of(const Call& call, const char* name, std::optional<T> (*from)(std::string_view))
{
    const auto text = given(call, name);
    if (!text) return std::optional<T>{};
    const auto value = from(*text);
    if (!value) return refuse(Reason::invalid_value, std::string{"/"} + name, {*text});
    return value;
}

}  // namespace motcua::api
