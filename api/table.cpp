#include "api/table.hpp"

#include "api/query.hpp"
#include "api/tables/formats.hpp"

#include <array>
#include <utility>

namespace motcua::api {
namespace {

struct FormatName {
    TableFormat format;
    std::string_view name;
    std::string_view type;
};
constexpr std::array<FormatName, 4> kFormats{
    {{TableFormat::json, "json", "application/json"},
     {TableFormat::csv, "csv", "text/csv"},
     {TableFormat::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {TableFormat::html, "html", "text/html"}}};

std::optional<TableFormat> format_from(std::string_view text)
{
    for (const FormatName& each : kFormats)
        if (each.name == text) return each.format;
    return std::nullopt;
}

TableFormat accepted(std::string_view accept)
{
    TableFormat first = TableFormat::json;
    std::size_t place = accept.size();
    for (const FormatName& each : kFormats) {
        const std::size_t found = accept.find(each.type);
        if (found >= place) continue;
        place = found;
        first = each.format;
    }
    return first;
}

// Digits in groups of three.
std::string grouped(std::int64_t number, char separator)
{
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t i = text.size(); i > first + 3; i -= 3) text.insert(i - 3, 1, separator);
    return text;
}

std::string number_words(std::int64_t number, int decimals, Language language)
{
    const bool vietnamese = language == Language::vi;
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    std::string text = grouped(number / unit, vietnamese ? '.' : ',');
    if (decimals == 0) return text;
    const std::string rest = std::to_string(number % unit);
    return text + (vietnamese ? "," : ".") + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0') + rest;
}

std::string date_text(Date date)
{
    const std::string iso = format_date(date);
    return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string moment_text(Instant t)
{
    return format_instant(t).substr(11, 5) + " " + date_text(office_date(t));
}

}  // namespace

Outcome<TableFormat> table_format_of(const Call& call)
{
    const auto asked = choice_of(call, "format", &format_from);
    if (!asked) return std::unexpected(asked.error());
    return asked->value_or(accepted(call.request.header("accept").value_or("")));
}

std::unique_ptr<TableWriter> table_writer(TableFormat format, TableHead head, const Call& call)
{
    switch (format) {
        case TableFormat::json:
            return json_table(std::move(head));
        case TableFormat::csv:
            return csv_table(std::move(head));
        case TableFormat::xlsx:
            return xlsx_table(std::move(head));
        case TableFormat::html:
            return html_table(std::move(head), call.language, call.services.simulated);
    }
    std::unreachable();
}

int decimals_of(CellKind kind)
{
    return kind == CellKind::tenths ? 1 : kind == CellKind::hundredths ? 2 : 0;
}

Response spool_response(Spool spool, const std::string& type, const std::string& file)
{
    Response response{200, {{"Content-Type", type}, {"Cache-Control", "no-store"}}};
    if (!file.empty()) response.with_header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    response.spool = std::make_shared<const Spool>(std::move(spool));
    return response;
}

std::string cell_words(const Cell& cell, CellKind kind, Language language)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return number_words(*number, decimals_of(kind), language);
    if (const auto* moment = std::get_if<Instant>(&cell)) return moment_text(*moment);
    if (const auto* date = std::get_if<Date>(&cell)) return date_text(*date);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return {};
}

}  // namespace motcua::api
