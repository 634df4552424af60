#include "api/csv.hpp"

namespace motcua::api {
namespace {

std::string quoted(const std::string& field)
{
    if (field.find_first_of("\",\r\n") == std::string::npos) return field;
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

std::string csv_line(std::span<const std::string> fields)
{
    std::string line;
    for (const std::string& field : fields) line += (&field == fields.data() ? "" : ",") + quoted(field);
    return line + "\r\n";
}

std::string csv_decimal(std::optional<std::int64_t> parts, int decimals)
{
    if (!parts) return {};
    const auto places = static_cast<std::size_t>(decimals);
    std::string digits = std::to_string(*parts);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    return digits.insert(digits.size() - places, 1, '.');
}

Response csv_response(std::string_view name, const std::string& lines)
{
    return {200,
            {{"Content-Type", "text/csv; charset=utf-8"},
             {"Content-Disposition", "attachment; filename=\"" + std::string{name} + "\""},
             {"Cache-Control", "no-store"}},
            std::string{kCsvMark} + lines};
}

}  // namespace motcua::api
