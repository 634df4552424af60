#include "api/html.hpp"
#include "api/tables/formats.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;
using kainjow::mustache::object;

// Stands in the rendered page where the rows go.
constexpr std::string_view kRows = "\f";

std::string_view class_of(CellKind kind)
{
    switch (kind) {
        case CellKind::text:
            return "<td>";
        case CellKind::moment:
        case CellKind::date:
            return "<td class=\"t\">";
        default:
            return "<td class=\"n\">";
    }
}

class HtmlTable final : public TableWriter {
public:
    HtmlTable(TableHead head, Language language, bool simulated)
        : head_(std::move(head)), language_(language), simulated_(simulated)
    {
        const std::string page = render({});
        spool_.write(std::string_view{page}.substr(0, page.find(kRows)));
    }

    void row(std::span<const Cell> cells, RowKind kind) override
    {
        std::string text = kind == RowKind::sum ? "<tr class=\"sum\">" : "<tr>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const CellKind of = head_.columns[i].kind;
            text += class_of(of);
            text += escaped(cell_words(cells[i], of, language_)) + "</td>";
        }
        spool_.write(text + "</tr>\n");
    }

    Response finish(std::span<const std::string> notes) override
    {
        const std::string page = render(notes);
        spool_.write(std::string_view{page}.substr(page.find(kRows) + kRows.size()));
        return spool_response(std::move(spool_), "text/html; charset=utf-8", "")
            .with_header("Content-Language", tag_of(language_))
            .with_header("Content-Security-Policy", page_policy(template_text("table.css")));
    }

private:
    std::string render(std::span<const std::string> notes) const
    {
        list lines;
        for (const HeadLine& line : head_.lines)
            lines.push_back(object{{"name", line.name}, {"value", cell_words(line.value, line.kind, language_)}});
        list columns;
        for (const Column& column : head_.columns)
            columns.push_back(object{{"name", column.name}, {"mark", column.mark}});
        list under;
        for (const std::string& note : notes) under.push_back(object{{"text", note}});
        const bool marked = std::ranges::any_of(head_.columns, [](const Column& c) { return !c.mark.empty(); });
        mustache page{template_text("table.html")};
        return page.render(object{{"lang", tag_of(language_)},
                                  {"vi", data{language_ == Language::vi}},
                                  {"en", data{language_ == Language::en}},
                                  {"title", head_.title},
                                  {"style", template_text("table.css")},
                                  {"simulated", data{simulated_}},
                                  {"lines", lines},
                                  {"columns", columns},
                                  {"marked", data{marked}},
                                  {"rows", std::string{kRows}},
                                  {"notes", under}});
    }

    TableHead head_;
    Language language_;
    bool simulated_;
    Spool spool_;
};

}  // namespace

std::unique_ptr<TableWriter> html_table(TableHead head, Language language, bool simulated)
{
    return std::make_unique<HtmlTable>(std::move(head), language, simulated);
}

}  // namespace motcua::api
