#include "api/json.hpp"
#include "api/tables/formats.hpp"

namespace motcua::api {
namespace {

Json cell_json(const Cell& cell, CellKind kind)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        constexpr std::array kUnits{1.0, 10.0, 100.0};
        const int decimals = decimals_of(kind);
        if (decimals == 0) return *number;
        return static_cast<double>(*number) / kUnits.at(static_cast<std::size_t>(decimals));
    }
    if (const auto* moment = std::get_if<Instant>(&cell)) return json_of(*moment);
    if (const auto* date = std::get_if<Date>(&cell)) return format_date(*date);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return nullptr;
}

class JsonTable final : public TableWriter {
public:
    explicit JsonTable(TableHead head) : columns_(std::move(head.columns))
    {
        Json top = Json::object();
        top["title"] = head.title;
        for (const HeadLine& line : head.lines) top[line.key] = cell_json(line.value, line.kind);
        top["columns"] = Json::array();
        for (const Column& column : columns_) top["columns"].push_back({{"key", column.key}, {"name", column.name}});
        std::string text = dump(top);
        text.pop_back();
        spool_.write(text + R"(,"items":[)");
    }

    void row(std::span<const Cell> cells, RowKind kind) override
    {
        Json item = Json::object();
        for (std::size_t i = 0; i < columns_.size(); ++i) item[columns_[i].key] = cell_json(cells[i], columns_[i].kind);
        item["sum"] = kind == RowKind::sum;
        spool_.write((is_first_ ? "\n" : ",\n") + dump(item));
        is_first_ = false;
    }

    Response finish(std::span<const std::string> notes) override
    {
        spool_.write(R"(],"notes":)" + dump(Json(std::vector<std::string>{notes.begin(), notes.end()})) +
                     R"(,"next":null})" + "\n");
        return spool_response(std::move(spool_), "application/json", "");
    }

private:
    std::vector<Column> columns_;
    Spool spool_;
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<TableWriter> json_table(TableHead head)
{
    return std::make_unique<JsonTable>(std::move(head));
}

}  // namespace motcua::api
