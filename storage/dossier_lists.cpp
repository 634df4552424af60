#include "storage/dossier_lists.hpp"

#include "domain/codes.hpp"
#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"
#include "storage/folding.hpp"
#include "storage/many_rows.hpp"
#include "storage/provisional.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace motcua::storage {
namespace {

void add_status(Conditions& where, Status status)
{
    where.add("d.status = :status", "status", to_string(status));
    // Says nothing new to the rule, but the index to use to the database.
    const bool ended = status == Status::returned || status == Status::withdrawn || status == Status::not_accepted;
    if (!ended) where.add("d.ended_at IS NULL");
}

// With :now, after which a stop has ended by itself.
constexpr const char* kClockRuns =
    "d.ready_at IS NULL AND d.ended_at IS NULL AND (d.paused_since IS NULL OR d.paused_until <= :now)";

void add_late(Conditions& where, const DossierQuery& query)
{
    if (!query.late) return;
    where.add(kClockRuns);
    // By due_order, which is the due date where there is one: the index on it also gives the order.
    switch (*query.late) {
        case LateFilter::overdue:
            where.add("d.due_order < :now", "now", query.now);
            break;
        case LateFilter::due_soon:
            where.add("d.due_order >= :now", "now", query.now);
            where.add("d.due_order <= :soon", "soon", query.due_until);
            break;
        case LateFilter::step:
            where.add("d.step_due_at < :now AND d.due_order >= :now", "now", query.now);
            break;
    }
}

// A working day before the due date is at most so far from it, with weekends and Tết between.
constexpr std::chrono::days kLongestRest{31};

void add_candidates(Conditions& where, const DossierQuery& query)
{
    if (!query.candidates) return;
    switch (*query.candidates) {
        case AlarmKind::handover_late:
            where.add("d.status = 'received' AND d.holder_unit = d.desk_code AND d.ended_at IS NULL");
            break;
        case AlarmKind::supplement_late:
        case AlarmKind::paused_long:
            where.add("d.paused_since IS NOT NULL AND d.ended_at IS NULL");
            break;
        case AlarmKind::apology_missing:
            where.add(kClockRuns, "now", query.now);
            where.add("d.reappointments = 0");
            where.add("d.due_order <= :apology", "apology", query.now + kLongestRest);
            break;
        default:
            throw std::logic_error("no candidates for alarms of kind " + std::string{to_string(*query.candidates)});
    }
}

// Open dossiers on whose way to the due date a year without notice lies.
void add_provisional(Session& session, Conditions& where)
{
    where.add("d.ready_at IS NULL AND d.ended_at IS NULL AND d.due_at IS NOT NULL");
    std::string any;
    std::size_t n = 0;
    for (const YearSpan& span : unannounced_spans(session)) {
        const char* begin = numbered_parameter(n++);
        const char* end = numbered_parameter(n++);
        where.bind(begin, span.from).bind(end, span.to);
        any += any.empty() ? "" : " OR ";
        any += std::string{"(d.due_order >= :"} + begin + " AND d.received_at < :" + end + ")";
    }
    where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// An agency's code and a hyphen: the beginning of a dossier's code. A phone "0912-345-678" is none, its first group is
// too long.
bool begins_code(std::string_view text)
{
    const auto hyphen = text.find('-');
    return hyphen != std::string_view::npos && is_unit_code(text.substr(0, hyphen));
}

constexpr std::array kWordNames{"word0", "word1", "word2", "word3", "word4", "word5"};

void add_words(Conditions& where, const std::string& folded)
{
    std::size_t count = 0;
    std::size_t begin = 0;
    while (begin < folded.size() && count < kWordNames.size()) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        const char* name = kWordNames[count++];
        // Folded words hold letters and digits only, so no wildcard of LIKE needs escaping.
        where.add(std::string{"' ' || p.name_key LIKE :"} + name, name, "% " + folded.substr(begin, end - begin) + "%");
        begin = end + 1;
    }
}

void add_text(Conditions& where, const std::string& text)
{
    if (text.empty()) return;
    const std::string folded = fold(text);
    // Of "%" nothing is left to look for; that is no request for everything.
    if (folded.empty()) {
        where.add("1 = 0");
    } else if (const std::string code = in_capitals(text); begins_code(code)) {
        where.add("d.code >= :code_from", "code_from", code).add("d.code < :code_to", "code_to", code + "~");
    } else if (const std::string digits = without_separators(text); all_digits(digits)) {
        where.add("(p.id_number = :digits OR p.phone = :digits)", "digits", digits);
    } else {
        add_words(where, folded);
    }
}

// The records of a query for the columns of a dossier, kDossierNames and the applicant's name.
std::vector<DossierRecord> select_records(Session& session, const std::string& sql, Params params)
{
    std::vector<DossierRecord> records;
    using Extra = std::tuple<std::string, std::string, std::optional<std::string>, std::optional<std::string>,
                             std::optional<std::string>>;
    each_dossier<Extra>(session, sql, std::move(params), [&](const DossierRow& row, Extra&& extra) {
        auto& [name, field, unit, person, applicant] = extra;
        records.push_back(
            {from_row(row).dossier, name, field, unit.value_or(""), person.value_or(""), {applicant.value_or("")}});
    });
    return records;
}

std::vector<DossierRecord> longest_first(
    Session& session, const Actor& actor, const std::string& condition, const std::string& since, int limit)
{
    Params params{{"limit", limit}};
    const std::string sql = "SELECT " + dossier_columns() + kDossierNames + ", p.name" + kDossierFrom + "WHERE " +
                            condition + " AND " + visible_to(actor, params) + " ORDER BY " + since +
                            ", d.code LIMIT :limit";
    return select_records(session, sql, std::move(params));
}

}  // namespace

std::optional<LateFilter> late_filter_from(std::string_view text)
{
    if (text == "overdue") return LateFilter::overdue;
    if (text == "due_soon") return LateFilter::due_soon;
    if (text == "step") return LateFilter::step;
    return std::nullopt;
}

std::vector<DossierRecord> list_dossiers(Session& session, const Actor& actor, const DossierQuery& query)
{
    Params params;
    Conditions where{params};
    where.add(visible_to(actor, params));
    if (query.status) add_status(where, *query.status);
    where.add_if(query.holder_unit, "d.holder_unit = :holder_unit", "holder_unit");
    where.add_if(query.holder_person, "d.holder_person = :holder_person", "holder_person");
    where.add_if(query.parent, "d.parent_code = :parent", "parent");
    where.add_if(query.visit, "d.visit_code = :visit", "visit");
    if (query.received_from || query.received_to) where.add("d.received_by <> ''");
    where.add_if(query.paper_unit, "(d.paper_unit = :paper_unit OR d.paper_to = :paper_unit)", "paper_unit");
    where.add_if(query.received_from, "d.received_at >= :received_from", "received_from");
    where.add_if(query.received_to, "d.received_at < :received_to", "received_to");
    add_late(where, query);
    add_candidates(where, query);
    if (query.provisional) add_provisional(session, where);
    add_text(where, query.text);
    if (query.after) {
        where.add("(d.due_order > :due OR (d.due_order = :due AND d.code > :code))", "due", query.after->due_order);
        where.bind("code", query.after->code);
    }
    params.emplace_back("limit", query.limit);
    const std::string sql = "SELECT " + dossier_columns() + kDossierNames + ", p.name" + kDossierFrom + "WHERE 1 = 1" +
                            where.sql() + " ORDER BY d.due_order, d.code LIMIT :limit";
    return select_records(session, sql, std::move(params));
}

std::map<std::string, DossierRecord> records_of(Session& session, std::span<const std::string> codes)
{
    std::map<std::string, DossierRecord> records;
    each_group(session, codes, [&](std::span<const std::string> group) {
        Params params;
        const std::string names = numbered_names(group, params);
        for (DossierRecord& record : select_records(session,
                                                    "SELECT " + dossier_columns() + kDossierNames + ", p.name" +
                                                        kDossierFrom + "WHERE d.code IN (" + names + ")",
                                                    std::move(params))) {
            std::string code = record.dossier.code;
            records.emplace(std::move(code), std::move(record));
        }
    });
    return records;
}

std::vector<DossierRecord> list_in_transit(Session& session, const Actor& actor, int limit)
{
    return longest_first(session, actor, "d.handoff_id IS NOT NULL", "d.held_since", limit);
}

std::vector<DossierRecord> list_paper_in_transit(Session& session, const Actor& actor, int limit)
{
    return longest_first(session, actor, "d.paper_handoff IS NOT NULL", "d.paper_since", limit);
}

ListPosition position_of(const Dossier& dossier)
{
    return {due_order(dossier), dossier.code};
}

}  // namespace motcua::storage
