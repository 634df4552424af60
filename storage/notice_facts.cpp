#include "storage/notice_facts.hpp"

#include "domain/mail_address.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/journal.hpp"

namespace motcua::storage {
namespace {

struct NoticeRow {
    std::string message_id;
    std::string kind;
    std::string dossier;
    std::optional<std::int64_t> n;
    std::optional<std::int64_t> alarm;
    std::optional<std::string> unit;
    Instant created_at;
};

NoticeRow row_of(Session& session, std::int64_t notice)
{
    const auto row = session.find<std::string, std::string, std::string, std::optional<std::int64_t>,
                                  std::optional<std::int64_t>, std::optional<std::string>, Instant>(
        "SELECT message_id, kind, dossier_code, n, alarm_id, unit_code, created_at FROM notice WHERE id = :id",
        {{"id", notice}});
    return std::make_from_tuple<NoticeRow>(row.value());
}

std::string unit_name(Session& session, const std::string& code)
{
    const auto unit = find_unit(session, code);
    return unit ? unit->name : code;
}

std::string account_name(Session& session, const std::string& account)
{
    const auto found = find_account(session, account);
    return found ? found->name : account;
}

// The dossier after its n-th entry, or after its last one.
std::optional<Dossier> dossier_at(Session& session, const NoticeRow& row)
{
    Dossier dossier;
    for (const JournalRow& entry : journal_of(session, row.dossier)) {
        const auto event = event_of(entry);
        if (!event) return std::nullopt;
        dossier = apply(std::move(dossier), *event);
        if (entry.n == row.n) return dossier;
    }
    return dossier;
}

void add_names(Session& session, NoticeFacts& facts)
{
    const Dossier& dossier = facts.dossier;
    facts.desk = unit_name(session, dossier.desk);
    facts.received_by = account_name(session, dossier.received_by);
    if (dossier.holder) {
        facts.unit = unit_name(session, dossier.holder->unit);
        facts.person = account_name(session, dossier.holder->person);
    } else if (dossier.transit) {
        facts.unit = unit_name(session, dossier.transit->from);
        facts.to_unit = unit_name(session, dossier.transit->to);
        facts.person = account_name(session, dossier.transit->sent_by);
    }
}

void add_what_may_be_named(Session& session, const NoticeRow& row, NoticeFacts& facts)
{
    const auto procedure =
        find_procedure_version(session, facts.dossier.procedure_code, facts.dossier.procedure_valid_from);
    if (!procedure || procedure->sensitive) return;
    facts.procedure_code = procedure->code;
    facts.procedure_name = procedure->name;
    if (facts.kind != NoticeKind::apology) return;
    for (OpenedValue& value : opened_values(session, row.dossier)) {
        if (value.n == row.n && value.field == "reason") facts.reason = std::move(value.value);
    }
}

std::vector<std::string> mailable(Session& session, const std::string& sql, Params params)
{
    std::vector<std::string> addresses;
    session.each<std::string>(sql, std::move(params), [&](auto&& row) {
        if (is_mail_address(std::get<0>(row))) addresses.push_back(std::get<0>(std::move(row)));
    });
    return addresses;
}

std::vector<std::string> addresses_for(Session& session, const NoticeRow& row)
{
    if (row.unit) {
        return mailable(session,
                        "SELECT email FROM account WHERE unit_code = :unit AND email IS NOT NULL AND disabled_at IS "
                        "NULL AND role IN ('head_of_department', 'head_of_desk', 'agency_leader') ORDER BY account",
                        {{"unit", *row.unit}});
    }
    // "applicant" comes before "submitter".
    auto addresses =
        mailable(session, "SELECT email FROM party WHERE dossier_code = :dossier AND email IS NOT NULL ORDER BY role",
                 {{"dossier", row.dossier}});
    if (addresses.size() > 1) addresses.resize(1);
    return addresses;
}

}  // namespace

std::optional<NoticeFacts> notice_facts(Session& session, std::int64_t notice)
{
    const NoticeRow row = row_of(session, notice);
    const auto kind = notice_kind_from(row.kind);
    if (!kind) return std::nullopt;
    NoticeFacts facts{.message_id = row.message_id, .kind = *kind, .created_at = row.created_at, .dossier = {}};
    auto dossier = dossier_at(session, row);
    if (!dossier) return std::nullopt;
    facts.dossier = *std::move(dossier);
    add_names(session, facts);
    add_what_may_be_named(session, row, facts);
    if (row.alarm) facts.alarm = find_alarm(session, *row.alarm);
    facts.recipient_unit = row.unit.value_or("");
    facts.addresses = addresses_for(session, row);
    return facts;
}

std::vector<std::string> addresses_of(Session& session, std::int64_t notice)
{
    return addresses_for(session, row_of(session, notice));
}

}  // namespace motcua::storage
