#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "api/papers.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxText = 2000;

// A command that was asked for, with what it seals.
struct Asked {
    Command command;
    std::vector<storage::SealedValue> sealed;
};

// Reads the body of one command; faults stay in the reader.
class CommandReader {
public:
    CommandReader(Session& session, Call& call, const Dossier& dossier, Reader& reader)
        : session_(session), call_(call), dossier_(dossier), reader_(reader)
    {
    }

    // An action that is no command of this resource is a mistake of ours.
    Command read(Action action)
    {
        switch (action) {
            case Action::assign:
                return assign();
            case Action::request_supplement:
                return RequestSupplement{required("reason"), documents()};
            case Action::receive_supplement:
                return ReceiveSupplement{documents(), optional("note")};
            case Action::reappoint:
                return reappoint();
            case Action::decide:
                return Decide{reader_.choice("outcome", &outcome_from), optional("reason")};
            case Action::return_result:
                return ReturnResult{optional("receiver"), optional("note")};
            case Action::withdraw:
                return Withdraw{required("reason")};
            case Action::note:
                return AddNote{required("text")};
            default:
                throw std::logic_error("no command of a dossier: " + std::string{to_string(action)});
        }
    }

    std::vector<storage::SealedValue> take_sealed() { return std::move(sealed_); }

private:
    Seal required(const char* field) { return seal_text(sealed_, field, reader_.text(field, kMaxText)); }

    std::optional<Seal> optional(const char* field)
    {
        return seal_text(sealed_, field, reader_.optional_text(field, kMaxText));
    }

    std::optional<Seal> documents()
    {
        const auto papers = read_documents(reader_);
        if (papers.empty()) return std::nullopt;
        return seal_text(sealed_, "documents", storage::write_papers(papers));
    }

    // The account a field names; a fault when there is none that works.
    std::optional<storage::Account> account(const char* field, const std::string& name)
    {
        auto found = storage::find_account(session_, name);
        if (found && !found->disabled_at) return found;
        if (!name.empty()) reader_.fault(Reason::unknown_account, field, {name});
        return std::nullopt;
    }

    Command assign()
    {
        const std::string name = reader_.text("person", 64);
        const auto person = account("person", name);
        return Assign{name, person ? person->unit_code : std::string{}};
    }

    // A date alone means the end of its working time.
    Instant due_at()
    {
        const std::string text = reader_.text("due_at", 64);
        if (const auto instant = parse_instant(text)) return *instant;
        const auto date = parse_date(text);
        const auto calendar = call_.services.calendars.of(session_, dossier_.desk);
        if (date && calendar->works(*date)) return calendar->closing(*date);
        if (date) {
            reader_.fault(Reason::not_a_working_day, "due_at", {text});
        } else if (!text.empty()) {
            reader_.fault(Reason::impossible_date, "due_at");
        }
        return {};
    }

    Command reappoint()
    {
        Reappoint command;
        command.due_at = due_at();
        command.reason = required("reason");
        command.approver = reader_.optional_text("approver", 64).value_or(call_.account.account);
        if (const auto approver = account("approver", command.approver)) {
            command.approver_role = approver->role;
            command.approver_agency = approver->agency_code;
        }
        return command;
    }

    Session& session_;
    Call& call_;
    const Dossier& dossier_;
    Reader& reader_;
    std::vector<storage::SealedValue> sealed_;
};

Outcome<Asked> read_command(Session& session, Call& call, const Dossier& dossier, Action action)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    CommandReader commands{session, call, dossier, reader};
    auto command = commands.read(action);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return Asked{std::move(command), commands.take_sealed()};
}

// Somebody else was faster: the loser is shown what it is now.
std::unexpected<Problem> stale(Session& session, Call& call, const std::string& code)
{
    Problem problem{Rejection{Reason::stale_version, "", {code}}};
    problem.more["dossier"] = Json::parse(dossier_response(200, session, call, code).body);
    return std::unexpected(std::move(problem));
}

// Whether If-Match names this version; "*" means whatever it is now.
bool names_version(std::string_view tag, const Dossier& dossier)
{
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() >= 2 && tag.starts_with('"') && tag.ends_with('"')) tag = tag.substr(1, tag.size() - 2);
    return tag == std::to_string(dossier.version);
}

// Who read an older state is shown the new one, even when it is no longer theirs to change; whose business it is not is
// told so, with a version or without.
Outcome<void> check_sender(Session& session, Call& call, const Dossier& dossier, Action action)
{
    const auto forbidden = [](const Result<void>& checked) {
        return !checked && http_status(checked.error().reason) == http_status(Reason::forbidden_role);
    };
    if (auto role = check_role(call, action); !role) return role;
    const auto tag = call.request.header("if-match");
    if (tag && !names_version(*tag, dossier)) return stale(session, call, dossier.code);
    if (const auto checked = check_action(dossier, action, call.actor()); forbidden(checked))
        return refuse(checked.error());
    if (!tag) return refuse(Reason::version_required);
    return {};
}

Outcome<Response> carry_out_command(Session& session, Call& call, Action action)
{
    const auto before = readable_dossier(session, call, call.param(0));
    if (!before) return std::unexpected(before.error());
    if (auto may = check_sender(session, call, before->dossier, action); !may) return std::unexpected(may.error());
    const auto asked = read_command(session, call, before->dossier, action);
    if (!asked) return std::unexpected(asked.error());
    Context context = context_of(session, call, before->dossier.desk, before->dossier.procedure_code);
    if (action == Action::receive_supplement)
        context.deadline = deadline_history(storage::history_of(session, before->dossier.code));
    const auto after = carry_out(session, *before, asked->command, context, asked->sealed);
    if (after) return dossier_response(200, session, call, after->code);
    const bool overtaken = after.error().rejections.front().reason == Reason::stale_version;
    return overtaken ? stale(session, call, before->dossier.code) : std::unexpected(after.error());
}

}  // namespace

Outcome<Response> assign_dossier(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::assign);
}

Outcome<Response> request_supplement(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::request_supplement);
}

Outcome<Response> receive_supplement(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::receive_supplement);
}

Outcome<Response> reappoint_dossier(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::reappoint);
}

Outcome<Response> decide_dossier(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::decide);
}

Outcome<Response> return_dossier(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::return_result);
}

Outcome<Response> withdraw_dossier(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::withdraw);
}

Outcome<Response> add_note(Session& session, Call& call)
{
    return carry_out_command(session, call, Action::note);
}

}  // namespace motcua::api
