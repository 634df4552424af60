#pragma once

#include "api/http.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Tables for spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which Excel takes them for another encoding.

namespace motcua::api {

// What a file begins with.
inline constexpr std::string_view kCsvMark = "\xEF\xBB\xBF";

// One line, ended by CR LF; texts with quotes, separators or line ends are quoted.
std::string csv_line(std::span<const std::string> fields);

// A number of hundredths, tenths … with so many decimals: 9607 of two is "96.07"; empty for none.
std::string csv_decimal(std::optional<std::int64_t> parts, int decimals);

// `name` is what the file is called when it is kept.
Response csv_response(std::string_view name, const std::string& lines);

}  // namespace motcua::api
