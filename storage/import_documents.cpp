#include "storage/catalogue.hpp"
#include "storage/import_rows.hpp"

#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"procedure_code", "seq",    "document_name",
                                                   "originals",      "copies", "required"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};
constexpr std::int64_t kMostPapers = 999;
constexpr std::int64_t kMostCopies = 999;

struct PaperRow {
    std::string procedure_code = {};
    Paper paper = {};

    bool operator==(const PaperRow&) const = default;
};

using Key = std::pair<std::string, int>;

Key key_of(const PaperRow& row)
{
    return {row.procedure_code, row.paper.seq};
}

std::string set_of(const PaperRow& row)
{
    return row.procedure_code;
}

std::optional<int> read_count(Fields& fields, std::string_view column)
{
    const auto count = fields.optional_whole(column, kMostCopies);
    return count ? std::optional{static_cast<int>(*count)} : std::nullopt;
}

PaperRow read_paper(Fields& fields)
{
    return {.procedure_code = fields.procedure_code("procedure_code"),
            .paper = {.seq = static_cast<int>(fields.required_whole("seq", 1, kMostPapers)),
                      .name = fields.required_text("document_name"),
                      .originals = read_count(fields, "originals"),
                      .copies = read_count(fields, "copies"),
                      .required = fields.word("required", &paper_requirement_from, PaperRequirement::unstated)}};
}

using Lines = std::vector<Line<PaperRow>>;

std::set<std::string> procedure_codes(Session& session)
{
    std::set<std::string> codes;
    session.each<std::string>("SELECT DISTINCT code FROM procedure_version", {},
                              [&](auto&& row) { codes.insert(std::get<0>(std::move(row))); });
    return codes;
}

std::map<Key, PaperRow> stored_papers(Session& session, const Lines& lines)
{
    std::map<Key, PaperRow> stored;
    std::set<std::string> codes;
    for (const auto& line : lines) codes.insert(line.value.procedure_code);
    for (const std::string& code : codes) {
        for (Paper& paper : papers_of(session, code)) {
            stored.emplace(Key{code, paper.seq}, PaperRow{code, std::move(paper)});
        }
    }
    return stored;
}

void write(Session& session, const PaperRow& row)
{
    session.execute(
        R"(INSERT INTO procedure_paper (procedure_code, seq, name, originals, copies, required)
           VALUES (:code, :seq, :name, :originals, :copies, :required)
           ON CONFLICT (procedure_code, seq) DO UPDATE SET
               name = excluded.name, originals = excluded.originals, copies = excluded.copies,
               required = excluded.required)",
        {{"code", row.procedure_code},
         {"seq", row.paper.seq},
         {"name", row.paper.name},
         {"originals", row.paper.originals},
         {"copies", row.paper.copies},
         {"required", to_string(row.paper.required)}});
}

}  // namespace

ImportReport import_documents(Session& session, std::string_view text, Instant)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_paper);
    report_repeated(lines, &key_of, "seq", report.bad);
    report_unknown_procedures(lines, procedure_codes(session), report.bad);
    if (!report.ok()) return report;
    const auto stored = stored_papers(session, lines);
    remove_others(lines, stored, &key_of, &set_of, report, [&](const PaperRow& row) {
        session.execute("DELETE FROM procedure_paper WHERE procedure_code = :code AND seq = :seq",
                        {{"code", row.procedure_code}, {"seq", row.paper.seq}});
    });
    save(lines, stored, &key_of, report, [&](const PaperRow& row) { write(session, row); });
    return report;
}

}  // namespace motcua::storage
