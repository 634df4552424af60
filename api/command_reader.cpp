#include "api/command_reader.hpp"

#include "api/cases.hpp"
#include "api/limits.hpp"
#include "api/papers.hpp"
#include "api/parties.hpp"
#include "domain/fields.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"

#include <limits>
#include <stdexcept>
#include <string>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxText = 2000;
constexpr std::size_t kMaxAccount = 64;
constexpr std::size_t kMaxCoordinators = 10;
constexpr std::int64_t kMaxAmountVnd = 1'000'000'000'000;

class CommandReader {
public:
    CommandReader(storage::Session& session,
                  Call& call,
                  const Dossier& dossier,
                  Reader& reader,
                  std::vector<storage::SealedValue>& sealed)
        : session_(session), call_(call), dossier_(dossier), reader_(reader), sealed_(sealed)
    {
    }

    Command read(Action action)
    {
        switch (action) {
            case Action::assign:
                return assign();
            case Action::request_supplement:
                return RequestSupplement{required("reason"), documents()};
            case Action::receive_supplement:
                return ReceiveSupplement{documents(), optional("note")};
            case Action::request_payment:
                return RequestPayment{amount(), required("reason")};
            case Action::receive_payment:
                return ReceivePayment{optional("note")};
            case Action::stop:
                return Stop{moment("until"), required("reason")};
            case Action::resume:
                return Resume{optional("note")};
            case Action::reappoint:
                return Reappoint{moment("due_at"), approver(), required("reason")};
            case Action::decide:
                return Decide{reader_.choice("outcome", &outcome_from), optional("reason")};
            case Action::redo:
                return Redo{required("reason")};
            case Action::announce_early:
                return AnnounceEarly{optional("note")};
            case Action::return_result:
                return ReturnResult{optional_line("receiver"), optional("note"), optional_line("authority"),
                                    reader_.optional_flag("signature")};
            case Action::withdraw:
                return Withdraw{required("reason")};
            case Action::note:
                return AddNote{required("text")};
            case Action::correct:
                return correct();
            case Action::report_loss:
                return ReportLoss{reader_.choice("damage", &paper_damage_from), unit("responsible"),
                                  required("papers")};
            case Action::locate:
                return Locate{required_line("place")};
            case Action::ask_opinion:
                return AskOpinion{unit("unit"), read_limit(reader_.object("limit")), required("question")};
            case Action::give_opinion:
                return GiveOpinion{reader_.integer("asked", 1, std::numeric_limits<std::int32_t>::max()),
                                   required("answer")};
            case Action::receive:
                return receive();
            case Action::file:
                return FileAgain{applicant(), submitter(), documents(), optional("note")};
            case Action::guide:
                return Guide{required("reason"), documents("missing")};
            case Action::refuse:
                return TurnAway{required("reason")};
            default:
                throw std::logic_error("no command of a dossier: " + std::string{to_string(action)});
        }
    }

private:
    Seal required(const char* field) { return seal_text(sealed_, field, reader_.text(field, kMaxText)); }

    std::optional<Seal> optional(const char* field)
    {
        return seal_text(sealed_, field, reader_.optional_text(field, kMaxText));
    }

    Seal required_line(const char* field) { return seal_text(sealed_, field, reader_.line(field, kMaxText)); }

    std::optional<Seal> optional_line(const char* field)
    {
        return seal_text(sealed_, field, reader_.optional_line(field, kMaxText));
    }

    std::optional<Seal> documents(const char* member = "documents")
    {
        const auto papers = read_documents(reader_, member);
        if (papers.empty()) return std::nullopt;
        return seal_text(sealed_, "documents", storage::write_papers(papers));
    }

    std::optional<Seal> party(const char* field, storage::Party (*read)(Reader))
    {
        const auto reader = reader_.optional_object(field);
        if (!reader) return std::nullopt;
        return seal_text(sealed_, field, write_fields(read(*reader)));
    }

    std::optional<Seal> submitter() { return party("submitter", &read_submitter); }

    // As named now, or else as known from the filing.
    Seal applicant()
    {
        if (auto named = party("applicant", &read_party)) return *std::move(named);
        const auto filed = storage::find_record(session_, dossier_.code).value();
        return seal_text(sealed_, "applicant", write_fields(filed.applicant));
    }

    Command receive()
    {
        Receive receipt;
        receipt.received_at = reader_.optional_instant("received_at").value_or(not_before(dossier_, call_.now));
        receipt.applicant = applicant();
        receipt.submitter = submitter();
        receipt.documents = documents();
        receipt.note = optional("note");
        const Date date = office_date(receipt.received_at);
        auto procedure = storage::find_procedure(session_, dossier_.procedure_code, date);
        if (!procedure)
            reader_.fault(Reason::not_in_force, "received_at", {dossier_.procedure_code, format_date(date)});
        return ReceiveFiled{std::move(receipt), procedure.value_or(Procedure{})};
    }

    std::optional<std::int64_t> amount()
    {
        if (!reader_.given("amount_vnd")) return std::nullopt;
        return reader_.integer("amount_vnd", 1, kMaxAmountVnd);
    }

    std::optional<storage::Account> working_account(const std::string& name)
    {
        auto found = storage::find_account(session_, name);
        return found && !found->disabled_at ? found : std::nullopt;
    }

    // The account a field names; a fault when there is none that works.
    std::optional<storage::Account> account(const char* field, const std::string& name)
    {
        auto found = working_account(name);
        if (!found && !name.empty()) reader_.fault(Reason::unknown_account, field, {name});
        return found;
    }

    std::string unit(const char* field)
    {
        const std::string code = reader_.text(field, 40);
        if (!code.empty() && !storage::find_unit(session_, code)) reader_.fault(Reason::unknown_unit, field, {code});
        return code;
    }

    Command assign()
    {
        Assign command;
        if (const auto person = account("person", reader_.text("person", kMaxAccount)))
            command.person = assignee(*person);
        const auto names = reader_.text_list("coordinators", kMaxCoordinators, kMaxAccount);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto coordinator = working_account(names[i]);
            if (!coordinator) reader_.item_fault(Reason::unknown_account, "coordinators", i, {names[i]});
            if (coordinator) command.coordinators.push_back(assignee(*coordinator));
        }
        return command;
    }

    static Assignee assignee(const storage::Account& account)
    {
        return {account.account, account.unit_code, account.role};
    }

    // A date alone means the end of its working time.
    Instant moment(const char* field)
    {
        const std::string text = reader_.text(field, 64);
        if (const auto instant = parse_instant(text)) return *instant;
        const auto date = parse_date(text);
        const auto calendar = call_.services.calendars.of(session_, dossier_.desk);
        if (date && calendar->works(*date)) return calendar->closing(*date);
        if (date) {
            reader_.fault(Reason::not_a_working_day, field, {text});
        } else if (!text.empty()) {
            reader_.fault(Reason::impossible_date, field, {kMomentForm});
        }
        return {};
    }

    // The head who stands for it: the one named, or who asks.
    Approver approver()
    {
        Approver named;
        named.account = reader_.optional_text("approver", kMaxAccount).value_or(call_.account.account);
        if (const auto head = account("approver", named.account)) {
            named.role = head->role;
            named.agency = head->agency_code;
        }
        return named;
    }

    Command correct()
    {
        Correct command{.approver = approver(), .reason = required("reason")};
        command.applicant = party("applicant", &read_party);
        command.submitter = submitter();
        command.documents = documents();
        return command;
    }

    storage::Session& session_;
    Call& call_;
    const Dossier& dossier_;
    Reader& reader_;
    std::vector<storage::SealedValue>& sealed_;
};

}  // namespace

Command read_command_of(Action action,
                        storage::Session& session,
                        Call& call,
                        const Dossier& dossier,
                        Reader& reader,
                        std::vector<storage::SealedValue>& sealed)
{
    return CommandReader{session, call, dossier, reader, sealed}.read(action);
}

}  // namespace motcua::api
