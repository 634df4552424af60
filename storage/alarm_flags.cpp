#include "storage/alarm_flags.hpp"

#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"
#include "storage/outbox.hpp"

#include <algorithm>
#include <stdexcept>

namespace motcua::storage {
namespace {

struct Known {
    std::int64_t id;
    std::string kind;
    std::string subject;
    bool open;
};

std::vector<Known> known_flags(Session& session, const std::optional<std::string>& dossier)
{
    constexpr auto select = "SELECT id, kind, subject, cleared_at FROM alarm WHERE ";
    std::vector<Known> flags;
    const auto take = [&](auto&& row) {
        auto& [id, kind, subject, cleared_at] = row;
        flags.push_back({id, std::move(kind), std::move(subject), !cleared_at});
    };
    using Cleared = std::optional<Instant>;
    if (dossier) {
        session.each<std::int64_t, std::string, std::string, Cleared>(std::string{select} + "dossier_code = :dossier",
                                                                      {{"dossier", *dossier}}, take);
    } else {
        session.each<std::int64_t, std::string, std::string, Cleared>(std::string{select} + "dossier_code IS NULL", {},
                                                                      take);
    }
    return flags;
}

// What was cleared and is true again, because calendar or rules were changed and changed back, is a flag of its own:
// "subject again 2".
constexpr std::string_view kAgain = " again ";

bool is_about(const Known& flag, const Alarm& alarm)
{
    return flag.kind == to_string(alarm.kind) &&
           (flag.subject == alarm.subject || flag.subject.starts_with(alarm.subject + std::string{kAgain}));
}

// The flag's id; nothing when there is one: whoever else raised it, this one is not raised.
std::optional<std::int64_t> insert_flag(Session& session,
                                        const std::optional<std::string>& dossier,
                                        const Alarm& alarm,
                                        Instant now)
{
    const auto text = [&](const std::string& value) {
        return value.empty() ? std::optional<std::string>{} : std::optional{value};
    };
    return session.value<std::int64_t>(
        "INSERT INTO alarm (kind, dossier_code, subject, true_since, raised_at, holder_kind, holder_unit, "
        "holder_person, transit_to, cleared_at) VALUES (:kind, :dossier, :subject, :since, :now, :holder_kind, "
        ":unit, :person, :to_unit, :until) ON CONFLICT DO NOTHING RETURNING id",
        {{"kind", to_string(alarm.kind)},
         {"dossier", dossier},
         {"subject", alarm.subject},
         {"since", alarm.since},
         {"now", now},
         {"holder_kind", dossier ? std::optional{std::string{to_string(alarm.keeper.kind)}} : std::nullopt},
         {"unit", text(alarm.keeper.unit)},
         {"person", text(alarm.keeper.person)},
         {"to_unit", text(alarm.keeper.to_unit)},
         {"until", alarm.until}});
}

void clear_flag(Session& session, std::int64_t id, Instant cleared_at)
{
    session.execute("UPDATE alarm SET cleared_at = :cleared_at WHERE id = :id AND cleared_at IS NULL",
                    {{"cleared_at", cleared_at}, {"id", id}});
}

std::optional<Keeper> keeper_from(const std::optional<std::string>& kind,
                                  const std::optional<std::string>& unit,
                                  const std::optional<std::string>& person,
                                  const std::optional<std::string>& to_unit)
{
    if (!kind) return std::nullopt;
    const auto known = custody_kind_from(*kind);
    if (!known) throw std::runtime_error("a flag holds a kind of holder this program does not know");
    return Keeper{*known, unit.value_or(""), person.value_or(""), to_unit.value_or("")};
}

void add_wishes(Conditions& where, const AlarmQuery& query)
{
    if (query.kind) where.add("a.kind = :kind", "kind", to_string(*query.kind));
    if (query.open) where.add(*query.open ? "a.cleared_at IS NULL" : "a.cleared_at IS NOT NULL");
    const std::string below = kInOrBelow;
    where.add_if(query.unit, "(a.holder_unit" + below + " OR a.transit_to" + below + ")", "below");
    where.add_if(query.from, "a.true_since >= :from", "from");
    where.add_if(query.to, "a.true_since < :to", "to");
    if (!query.after) return;
    where.add("(a.true_since < :since OR (a.true_since = :since AND a.id < :id))", "since", query.after->true_since);
    where.bind("id", query.after->id);
}

std::vector<AlarmFlag> flags_of(Session& session, const std::string& tail, Params params)
{
    using Text = std::optional<std::string>;
    const std::string sql =
        "SELECT a.id, a.kind, a.dossier_code, a.subject, a.true_since, a.raised_at, a.cleared_at, a.holder_kind, "
        "a.holder_unit, a.holder_person, a.transit_to, hu.name, ha.name, tu.name FROM alarm a "
        "LEFT JOIN dossier d ON d.code = a.dossier_code LEFT JOIN unit hu ON hu.code = a.holder_unit "
        "LEFT JOIN account ha ON ha.account = a.holder_person LEFT JOIN unit tu ON tu.code = a.transit_to WHERE 1 = 1" +
        tail;
    std::vector<AlarmFlag> flags;
    session.each<std::int64_t, std::string, Text, std::string, Instant, Instant, std::optional<Instant>, Text, Text,
                 Text, Text, Text, Text, Text>(sql, std::move(params), [&](auto&& row) {
        auto& [id, kind, dossier, subject, since, raised, cleared, held, unit, person, to, unit_name, name, to_name] =
            row;
        flags.push_back({id, alarm_kind_from(kind).value(), dossier, subject, since, raised, cleared,
                         keeper_from(held, unit, person, to), unit_name.value_or(""), name.value_or(""),
                         to_name.value_or("")});
    });
    return flags;
}

}  // namespace

void keep_flags(Session& session,
                const std::optional<std::string>& dossier,
                const std::vector<Alarm>& alarms,
                Instant now,
                RaisedFlags& raised)
{
    const auto known = known_flags(session, dossier);
    for (Alarm alarm : alarms) {
        const auto about = [&](const Known& flag) { return is_about(flag, alarm); };
        const auto open = std::ranges::find_if(known, [&](const Known& flag) { return flag.open && about(flag); });
        const auto before = std::ranges::count_if(known, about);
        if (open != known.end()) {
            if (alarm.until) clear_flag(session, open->id, *alarm.until);
            continue;
        }
        if (before > 0 && alarm.until) continue;
        if (before > 0) alarm.subject += std::string{kAgain} + std::to_string(before + 1);
        const auto id = insert_flag(session, dossier, alarm, now);
        if (!id) continue;
        ++raised[static_cast<std::size_t>(alarm.kind)];
        if (dossier) put_escalations(session, *id, *dossier, alarm, now);
    }
    for (const Known& flag : known) {
        const bool lasts = std::ranges::any_of(alarms, [&](const Alarm& alarm) { return is_about(flag, alarm); });
        if (flag.open && !lasts) clear_flag(session, flag.id, now);
    }
}

std::vector<AlarmFlag> list_alarms(Session& session, const Actor& actor, const AlarmQuery& query)
{
    Params params{{"limit", query.limit}};
    Conditions where{params};
    where.add("(a.dossier_code IS NULL OR " + visible_to(actor, params) + ")");
    add_wishes(where, query);
    const std::string tail = where.sql() + " ORDER BY a.true_since DESC, a.id DESC LIMIT :limit";
    return flags_of(session, tail, std::move(params));
}

std::optional<AlarmFlag> find_alarm(Session& session, std::int64_t id)
{
    auto flags = flags_of(session, " AND a.id = :id", {{"id", id}});
    if (flags.empty()) return std::nullopt;
    return std::move(flags.front());
}

}  // namespace motcua::storage
