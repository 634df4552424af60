#include "storage/dossier_row.hpp"

#include "domain/texts.hpp"
#include "storage/dossier_texts.hpp"
#include "storage/many_rows.hpp"

#include <array>
#include <limits>
#include <stdexcept>

namespace motcua::storage {
namespace {

constexpr std::array kColumns{"code",
                              "version",
                              "status",
                              "procedure_code",
                              "procedure_valid_from",
                              "desk_code",
                              "agency_code",
                              "channel",
                              "received_at",
                              "recorded_at",
                              "received_by",
                              "filed_at",
                              "guidances",
                              "visit_code",
                              "limit_unit",
                              "limit_halves",
                              "hour_rule",
                              "supplement_policy",
                              "original_due_at",
                              "due_at",
                              "holder_unit",
                              "holder_person",
                              "assigned",
                              "handoff_id",
                              "handoff_from",
                              "handoff_to",
                              "handoff_by",
                              "held_since",
                              "paper_unit",
                              "paper_handoff",
                              "paper_to",
                              "paper_by",
                              "paper_since",
                              "located_n",
                              "step_seq",
                              "step_entered_at",
                              "step_due_at",
                              "step_unit",
                              "step_halves",
                              "paused_since",
                              "paused_until",
                              "resume_status",
                              "pauses",
                              "supplements",
                              "reappointments",
                              "outcome",
                              "decided_at",
                              "ready_at",
                              "announced_at",
                              "ended_at",
                              "coordinators",
                              "opinions",
                              "children",
                              "parent_code",
                              "asked_unit",
                              "last_event_at",
                              "head_hash"};
static_assert(kColumns.size() == std::tuple_size_v<DossierRow>);

// A text the table's own checks let in is one of the enumeration.
template <class T>
T known(const std::optional<T>& value)
{
    if (!value) throw std::runtime_error("a column of table dossier holds a text this program does not know");
    return *value;
}

template <class T>
std::optional<std::string> name_of(const std::optional<T>& value)
{
    if (!value) return std::nullopt;
    return std::string{to_string(*value)};
}

std::optional<std::string> holder_unit(const Dossier& d)
{
    return d.holder ? std::optional{d.holder->unit} : std::nullopt;
}

std::optional<std::string> holder_person(const Dossier& d)
{
    return d.holder ? std::optional{d.holder->person} : std::nullopt;
}

// A member of an optional part of the dossier, or null without the part.
template <class Part, class Member>
std::optional<Member> part(const std::optional<Part>& whole, Member Part::* member)
{
    return whole ? std::optional{(*whole).*member} : std::nullopt;
}

// `each(column)` for every column, joined by commas; due_order is written, never read.
template <class Each>
std::string joined(Each each)
{
    std::string out;
    for (const char* column : kColumns) out += each(column) + ", ";
    return out + each(std::string{"due_order"});
}

std::string update_sql()
{
    return "UPDATE dossier SET " + joined([](const std::string& c) { return c + " = :" + c; }) + " WHERE code = :code";
}

}  // namespace

const std::string& dossier_columns()
{
    static const std::string text = [] {
        std::string out;
        for (const char* column : kColumns) out += (out.empty() ? "d." : ", d.") + std::string{column};
        return out;
    }();
    return text;
}

StoredDossier from_row(const DossierRow& row)
{
    StoredDossier stored;
    Dossier& d = stored.dossier;
    std::string status, channel, limit_unit, hour_rule, policy;
    std::optional<std::string> unit, person, from, to, by, step_unit, resume, outcome, coordinators, opinions, children;
    std::optional<std::string> paper_unit, paper_to, paper_by;
    std::optional<std::int64_t> handoff, seq, step_halves, paper_handoff;
    std::optional<Instant> entered, step_due, paper_since;
    std::int64_t guidances = 0, pauses = 0, supplements = 0, reappointments = 0;
    std::tie(d.code, d.version, status, d.procedure_code, d.procedure_valid_from, d.desk, d.agency, channel,
             d.received_at, d.recorded_at, d.received_by, d.filed_at, guidances, d.visit, limit_unit, d.limit.halves,
             hour_rule, policy, d.original_due_at, d.due_at, unit, person, d.assigned, handoff, from, to, by,
             d.held_since, paper_unit, paper_handoff, paper_to, paper_by, paper_since, d.located, seq, entered,
             step_due, step_unit, step_halves, d.paused_since, d.paused_until, resume, pauses, supplements,
             reappointments, outcome, d.decided_at, d.ready_at, d.announced_at, d.ended_at, coordinators, opinions,
             children, d.parent, d.asked_unit, d.last_event_at, stored.head_hash) = row;
    d.status = known(status_from(status));
    d.channel = known(channel_from(channel));
    d.limit.unit = known(limit_unit_from(limit_unit));
    d.hour_rule = known(hour_rule_from(hour_rule));
    d.supplement_policy = known(supplement_policy_from(policy));
    if (unit) d.holder = Holder{*unit, person.value_or("")};
    if (handoff) d.transit = Transit{*handoff, from.value_or(""), to.value_or(""), by.value_or("")};
    if (paper_unit) d.paper = PaperPlace{*paper_unit, std::nullopt, paper_since.value_or(Instant{})};
    if (paper_handoff)
        d.paper->transit = Transit{*paper_handoff, *paper_unit, paper_to.value_or(""), paper_by.value_or("")};
    if (seq) d.step = StepState{static_cast<int>(*seq), entered.value_or(Instant{}), step_due};
    if (d.step && step_unit) d.step->budget = TimeLimit{known(limit_unit_from(*step_unit)), step_halves.value_or(0)};
    if (resume) d.resume_status = known(status_from(*resume));
    if (outcome) d.outcome = known(outcome_from(*outcome));
    if (coordinators) d.coordinators = split(*coordinators);
    if (children) d.children = split(*children);
    if (opinions) d.opinions = opinions_of(*opinions);
    d.guidances = static_cast<int>(guidances);
    d.pauses = static_cast<int>(pauses);
    d.supplements = static_cast<int>(supplements);
    d.reappointments = static_cast<int>(reappointments);
    return stored;
}

Params params_of(const StoredDossier& stored)
{
    const Dossier& d = stored.dossier;
    const auto step_seq = d.step ? std::optional{std::int64_t{d.step->seq}} : std::nullopt;
    const auto step_due_at = d.step ? d.step->due_at : std::nullopt;
    const auto paper_transit = d.paper ? d.paper->transit : std::nullopt;
    const auto budget = d.step ? d.step->budget : std::nullopt;
    return {{"code", d.code},
            {"version", d.version},
            {"status", to_string(d.status)},
            {"procedure_code", d.procedure_code},
            {"procedure_valid_from", d.procedure_valid_from},
            {"desk_code", d.desk},
            {"agency_code", d.agency},
            {"channel", to_string(d.channel)},
            {"received_at", d.received_at},
            {"recorded_at", d.recorded_at},
            {"received_by", d.received_by},
            {"filed_at", d.filed_at},
            {"guidances", d.guidances},
            {"visit_code", d.visit},
            {"limit_unit", to_string(d.limit.unit)},
            {"limit_halves", d.limit.halves},
            {"hour_rule", to_string(d.hour_rule)},
            {"supplement_policy", to_string(d.supplement_policy)},
            {"original_due_at", d.original_due_at},
            {"due_at", d.due_at},
            {"holder_unit", holder_unit(d)},
            {"holder_person", holder_person(d)},
            {"assigned", d.assigned},
            {"handoff_id", part(d.transit, &Transit::handoff)},
            {"handoff_from", part(d.transit, &Transit::from)},
            {"handoff_to", part(d.transit, &Transit::to)},
            {"handoff_by", part(d.transit, &Transit::sent_by)},
            {"held_since", d.held_since},
            {"paper_unit", part(d.paper, &PaperPlace::unit)},
            {"paper_handoff", part(paper_transit, &Transit::handoff)},
            {"paper_to", part(paper_transit, &Transit::to)},
            {"paper_by", part(paper_transit, &Transit::sent_by)},
            {"paper_since", part(d.paper, &PaperPlace::since)},
            {"located_n", d.located},
            {"step_seq", step_seq},
            {"step_entered_at", part(d.step, &StepState::entered_at)},
            {"step_due_at", step_due_at},
            {"step_unit", budget ? std::optional{to_string(budget->unit)} : std::nullopt},
            {"step_halves", part(budget, &TimeLimit::halves)},
            {"paused_since", d.paused_since},
            {"paused_until", d.paused_until},
            {"resume_status", name_of(d.resume_status)},
            {"pauses", d.pauses},
            {"supplements", d.supplements},
            {"reappointments", d.reappointments},
            {"outcome", name_of(d.outcome)},
            {"decided_at", d.decided_at},
            {"ready_at", d.ready_at},
            {"announced_at", d.announced_at},
            {"ended_at", d.ended_at},
            {"coordinators", text_of(d.coordinators)},
            {"opinions", text_of(d.opinions)},
            {"children", text_of(d.children)},
            {"parent_code", d.parent},
            {"asked_unit", d.asked_unit},
            {"last_event_at", d.last_event_at},
            {"head_hash", stored.head_hash},
            {"due_order", due_order(d)}};
}

std::int64_t due_order(const Dossier& dossier)
{
    return dossier.due_at ? to_milliseconds(*dossier.due_at) : std::numeric_limits<std::int64_t>::max();
}

bool insert_dossier(Session& session, const StoredDossier& stored)
{
    static const std::string sql = "INSERT INTO dossier (" + joined([](const std::string& c) { return c; }) +
                                   ") VALUES (" + joined([](const std::string& c) { return ":" + c; }) +
                                   ") ON CONFLICT (code) DO NOTHING";
    return session.execute(sql, params_of(stored)) == 1;
}

bool update_dossier(Session& session, const StoredDossier& stored, std::int64_t expected_version)
{
    static const std::string sql = update_sql() + " AND version = :expected_version";
    Params params = params_of(stored);
    params.emplace_back("expected_version", expected_version);
    return session.execute(sql, std::move(params)) == 1;
}

std::vector<std::string> update_dates(Session& session, std::span<const StoredDossier> dossiers)
{
    constexpr std::array<std::string_view, 7> kTypes{"", "BIGINT", "BIGINT", "BIGINT", "BIGINT", "BIGINT", ""};
    Params params;
    params.reserve(dossiers.size() * kTypes.size());
    const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
    for (const auto& [d, head_hash] : dossiers) {
        bind(d.code);
        bind(d.version);
        bind(d.due_at);
        bind(due_order(d));
        bind(d.step ? d.step->due_at : std::nullopt);
        bind(d.last_event_at);
        bind(head_hash);
    }
    std::vector<std::string> updated;
    session.each<std::string>(
        "WITH v (code, version, due_at, due_order, step_due_at, last_event_at, head_hash) AS (VALUES " +
            numbered_rows(dossiers.size(), kTypes) +
            ") UPDATE dossier SET version = v.version, due_at = v.due_at, due_order = v.due_order, "
            "step_due_at = v.step_due_at, last_event_at = v.last_event_at, head_hash = v.head_hash "
            "FROM v WHERE dossier.code = v.code AND dossier.version = v.version - 1 RETURNING dossier.code",
        std::move(params), [&](auto&& row) { updated.push_back(std::get<0>(std::move(row))); });
    return updated;
}

void rewrite_dossier(Session& session, const StoredDossier& stored)
{
    static const std::string sql = update_sql();
    session.execute(sql, params_of(stored));
}

}  // namespace motcua::storage
