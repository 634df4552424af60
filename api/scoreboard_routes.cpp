#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/csv.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/reader.hpp"
#include "api/scoreboard_json.hpp"
#include "api/versions.hpp"
#include "domain/target_access.hpp"

#include <array>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxReason = 2000;
constexpr std::size_t kMaxAmount = 32;
constexpr std::size_t kMaxAccount = 64;

enum class Format : std::uint8_t { json, csv };

std::optional<Format> format_from(std::string_view text)
{
    if (text == "json") return Format::json;
    if (text == "csv") return Format::csv;
    return std::nullopt;
}

// The query wins over Accept: it is what a link can say.
Outcome<Format> format_of(const Call& call)
{
    const auto asked = choice_of(call, "format", &format_from);
    if (!asked) return std::unexpected(asked.error());
    const bool accepted = call.request.header("accept").value_or("").find("text/csv") != std::string_view::npos;
    return asked->value_or(accepted ? Format::csv : Format::json);
}

// A unit with its targets of a year.
struct UnitOfYear {
    storage::UnitPlace place;
    storage::TargetChain chain;
};

Outcome<UnitOfYear> unit_of_year(Session& session, const Call& call)
{
    const auto year = year_of(call.param(0));
    if (!year) return std::unexpected(year.error());
    const std::string& code = call.param(1);
    auto place = storage::find_unit_place(session, code);
    if (!place) return refuse(Reason::unknown_unit, "", {code});
    auto chain = storage::target_chain(session, *year, code);
    if (chain.targets.version == 0) return refuse(Reason::unknown_scoreboard, "", {call.param(0) + ", " + code});
    return UnitOfYear{*std::move(place), std::move(chain)};
}

Response unit_response(Session& session, const Call& call, const UnitOfYear& found)
{
    const RuleOfYear rule = rule_of_year(session, found.chain.targets.year);
    return json_response(200, unit_targets_json(found.chain, found.place.unit, rule, call.language))
        .with_header("ETag", "\"" + std::to_string(found.chain.targets.version) + "\"")
        .with_header("Content-Language", tag_of(call.language));
}

// Whether the sender has seen the targets as they are now; who has not is shown them.
Outcome<void> check_version(Session& session, const Call& call, const UnitOfYear& found)
{
    const auto tag = call.request.header("if-match");
    if (!tag) return refuse(Reason::version_required);
    if (names_version(*tag, found.chain.targets.version)) return {};
    Problem problem{Rejection{Reason::stale_targets, "", {call.param(1), call.param(0)}}};
    problem.more["targets"] = Json::parse(unit_response(session, call, found).body);
    return std::unexpected(std::move(problem));
}

TargetKey read_key(Reader& reader)
{
    return {reader.integer("task", 1, kKeyTasks), reader.integer("target", 1, kMostTargetsOfTask)};
}

// What a body asks to have done, by the rules.
using Decision = Outcome<TargetBody> (*)(Session&, const Call&, Reader&, const UnitOfYear&);

Outcome<TargetBody> checked(Result<TargetBody> decided)
{
    if (!decided) return refuse(decided.error());
    return *std::move(decided);
}

Outcome<TargetBody> decide_report(Session&, const Call& call, Reader& reader, const UnitOfYear& found)
{
    const TargetKey key = read_key(reader);
    const std::string actual = reader.text("actual", kMaxAmount);
    const std::string reason = reader.text("reason", kMaxReason);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return checked(report_actual(found.chain.targets, key, actual, reason, office_date(call.now)));
}

Outcome<TargetBody> decide_withdrawal(Session& session, const Call&, Reader& reader, const UnitOfYear& found)
{
    const TargetKey key = read_key(reader);
    const std::string reason = reader.text("reason", kMaxReason);
    const std::string approver = reader.text("approver", kMaxAccount);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    const auto account = storage::find_account(session, approver);
    if (!account || account->disabled_at) return refuse(Reason::unknown_account, "/approver", {approver});
    if (auto may = check_target_approver(account->actor(), found.place.path); !may) return refuse(may.error());
    return checked(withdraw_target(found.chain.targets, key, reason, approver));
}

Outcome<Response> change(Session& session, Call& call, TargetAction action, Decision decide)
{
    const Actor actor = call.actor();
    if (auto role = check_target_role(actor.role, action); !role) return refuse(role.error());
    auto found = unit_of_year(session, call);
    if (!found) return std::unexpected(found.error());
    if (auto may = check_target_permission(actor, action, found->place.path); !may) return refuse(may.error());
    if (auto version = check_version(session, call, *found); !version) return std::unexpected(version.error());
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    const auto body = decide(session, call, reader, *found);
    if (!body) return std::unexpected(body.error());
    storage::append_targets(session, found->chain, std::array{*body}, {actor.account, actor.on_behalf_of, call.now});
    found = unit_of_year(session, call);
    if (!found) return std::unexpected(found.error());
    return unit_response(session, call, *found);
}

}  // namespace

Outcome<Response> get_scoreboard(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto format = format_of(call);
    if (!format) return std::unexpected(format.error());
    const auto year = year_of(call.param(0));
    if (!year) return std::unexpected(year.error());
    const auto board = scoreboard_of(session, call, *year);
    if (!board) return std::unexpected(board.error());
    Response response = *format == Format::csv ? csv_response("scoreboard-" + std::to_string(*year) + ".csv",
                                                              scoreboard_csv(*board, call.language))
                                               : json_response(200, scoreboard_json(*board, call.language));
    return std::move(response).with_header("Content-Language", tag_of(call.language));
}

Outcome<Response> get_unit_targets(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto found = unit_of_year(session, call);
    if (!found) return std::unexpected(found.error());
    return unit_response(session, call, *found);
}

Outcome<Response> post_target_report(Session& session, Call& call)
{
    return change(session, call, TargetAction::report, &decide_report);
}

Outcome<Response> post_target_withdrawal(Session& session, Call& call)
{
    return change(session, call, TargetAction::withdraw, &decide_withdrawal);
}

}  // namespace motcua::api
