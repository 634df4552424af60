#include "api/public_answer.hpp"

#include "api/tries.hpp"
#include "api/words.hpp"
#include "domain/codes.hpp"
#include "storage/catalogue.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

std::string unit_name(storage::Session& session, const std::string& code)
{
    const auto unit = storage::find_unit(session, code);
    return unit ? unit->name : code;
}

// What an event is to a citizen; empty for what is the office's own affair.
struct PublicWords {
    storage::Session& session;
    Language language;
    const std::string& desk;

    std::string operator()(const Filed&) const { return in(language, "Đã nộp hồ sơ", "Dossier filed"); }
    std::string operator()(const Guided&) const
    {
        return in(language, "Đã hướng dẫn hoàn thiện hồ sơ", "Told what to complete");
    }
    std::string operator()(const TurnedAway&) const
    {
        return in(language, "Hồ sơ không được tiếp nhận", "Dossier not accepted");
    }
    std::string operator()(const Received&) const { return in(language, "Đã tiếp nhận hồ sơ", "Dossier received"); }
    std::string operator()(const HandoffAccepted& e) const
    {
        if (e.unit == desk) return in(language, "Hồ sơ về bộ phận một cửa", "Back at the reception desk");
        return in(language, "Đang giải quyết tại ", "In progress at ") + unit_name(session, e.unit);
    }
    std::string operator()(const SupplementRequested&) const
    {
        return in(language, "Yêu cầu bổ sung giấy tờ", "More papers asked for");
    }
    std::string operator()(const SupplementReceived&) const
    {
        return in(language, "Đã nhận giấy tờ bổ sung", "Papers received");
    }
    std::string operator()(const Reappointed& e) const
    {
        return in(language, "Xin lỗi và hẹn lại: ", "Apology and new date: ") + moment_words(e.due_at, language);
    }
    std::string operator()(const Decided&) const { return in(language, "Đã có quyết định", "Decided"); }
    std::string operator()(const Returned&) const { return in(language, "Đã trả kết quả", "Result returned"); }
    std::string operator()(const Withdrawn&) const { return in(language, "Đã rút hồ sơ", "Withdrawn"); }
    std::string operator()(const auto&) const { return {}; }
};

std::string waiting_sentence(const storage::PublicView& view, Instant now, Language language)
{
    if (!view.due_at) {
        return in(language, "Hồ sơ đang được giải quyết. Thủ tục này không có thời hạn; cơ quan sẽ báo khi có kết quả.",
                  "Your dossier is in progress. This procedure has no time limit; the office will tell you.");
    }
    const std::string due = moment_words(*view.due_at, language);
    if (*view.due_at < now) {
        return in(language,
                  "Hồ sơ đã quá hẹn trả (" + due + "). Cơ quan xin lỗi anh/chị; hãy liên hệ " + view.desk_name +
                      " để biết ngày hẹn mới.",
                  "Your dossier is late (it was due " + due + "). We apologise; ask " + view.desk_name +
                      " for the new date.");
    }
    return in(language, "Hồ sơ đang được giải quyết. Anh/chị chưa cần làm gì; hẹn trả kết quả: " + due + ".",
              "Your dossier is in progress. You need not do anything; the result is due " + due + ".");
}

// The papers the citizen was last asked for.
std::vector<std::string> papers_wanted(storage::Session& session,
                                       const std::string& code,
                                       const std::vector<Event>& events)
{
    std::int64_t asked_at = 0;
    for (const Event& event : events) {
        const bool asks =
            std::holds_alternative<SupplementRequested>(event.body) || std::holds_alternative<Guided>(event.body);
        if (asks) asked_at = event.n;
    }
    std::vector<std::string> names;
    for (const auto& value : storage::opened_values(session, code)) {
        if (value.n != asked_at || value.field != "documents") continue;
        for (auto& paper : storage::read_papers(value.value).value_or(std::vector<storage::HandedIn>{})) {
            names.push_back(std::move(paper.name));
        }
    }
    return names;
}

}  // namespace

int stage_of(Status status)
{
    switch (status) {
        case Status::filed:
        case Status::guided:
            return 0;
        case Status::received:
            return 1;
        case Status::processing:
        case Status::awaiting_supplement:
        case Status::awaiting_payment:
        case Status::stopped:
            return 2;
        case Status::decided:
            return 3;
        case Status::ready:
            return 4;
        case Status::returned:
        case Status::withdrawn:
        case Status::not_accepted:
            return kStages;
    }
    return 1;
}

std::string next_step_of(const storage::PublicView& view, Instant now, Language language)
{
    switch (view.status) {
        case Status::filed:
            return in(language,
                      "Hồ sơ đã nộp, đang chờ " + view.desk_name + " xem và trả lời. Anh/chị chưa cần làm gì.",
                      "Your dossier was filed; " + view.desk_name + " will look at it. You need not do anything.");
        case Status::guided:
            return in(language,
                      "Hồ sơ chưa đủ nên chưa được tiếp nhận. Anh/chị hãy hoàn thiện theo hướng dẫn và nộp lại tại " +
                          view.desk_name + ".",
                      "Your dossier is incomplete and was not accepted. Complete it as you were told and hand it in "
                      "again at " +
                          view.desk_name + ".");
        case Status::not_accepted:
            return in(language,
                      "Hồ sơ không được tiếp nhận; lý do ghi trong phiếu từ chối. Anh/chị có thể hỏi tại " +
                          view.desk_name + ".",
                      "Your dossier was not accepted; the reason stands on the refusal you were given. Ask at " +
                          view.desk_name + ".");
        case Status::received:
        case Status::processing:
        case Status::decided:
            return waiting_sentence(view, now, language);
        case Status::awaiting_supplement:
            return in(
                language,
                "Cần bổ sung giấy tờ. Anh/chị hãy mang giấy tờ đến " + view.desk_name +
                    "; thời gian chờ không tính vào thời hạn.",
                "More papers are needed. Bring them to " + view.desk_name + "; the clock stands still until then.");
        case Status::awaiting_payment:
            return in(language,
                      "Cần thực hiện nghĩa vụ tài chính. Anh/chị liên hệ " + view.desk_name +
                          "; thời gian chờ không tính vào thời hạn.",
                      "There is a payment to make. Ask at " + view.desk_name + "; the clock stands still until then.");
        case Status::stopped:
            return in(language, "Hồ sơ tạm dừng giải quyết theo đề nghị của anh/chị.",
                      "The dossier is stopped as you asked.");
        case Status::ready:
            return in(language, "Đã có kết quả. Mời anh/chị mang giấy tiếp nhận đến " + view.desk_name + " để nhận.",
                      "The result is ready. Bring your slip to " + view.desk_name + " to collect it.");
        case Status::returned:
            return in(
                language,
                "Kết quả đã được trả ngày " + date_words(office_date(view.ended_at.value_or(now)), language) + ".",
                "The result was handed over on " + date_words(office_date(view.ended_at.value_or(now)), language) +
                    ".");
        case Status::withdrawn:
            return in(language, "Hồ sơ đã được rút theo yêu cầu.", "The dossier was withdrawn as asked.");
    }
    return {};
}

PublicAnswer opened_answer(storage::Session& session, const Call& call, storage::PublicView view)
{
    PublicAnswer answer{std::move(view), true};
    answer.next_step = next_step_of(answer.view, call.now, call.language);
    const auto events = storage::history_of(session, answer.view.code);
    const std::string desk = apply({}, events.front()).desk;
    for (const Event& event : events) {
        std::string what = std::visit(PublicWords{session, call.language, desk}, event.body);
        if (!what.empty()) answer.history.push_back({event.happened_at, std::move(what)});
    }
    if (answer.view.status == Status::awaiting_supplement || answer.view.status == Status::guided) {
        answer.papers_wanted = papers_wanted(session, answer.view.code, events);
    }
    return answer;
}

Outcome<PublicAnswer> answer_for(storage::Session& session,
                                 Call& call,
                                 const std::string& code,
                                 const std::optional<std::string>& pin)
{
    // Nothing else can be a code, and the table of tries holds no texts of a stranger's making.
    if (!parse_code(code)) return refuse(Reason::unknown_dossier, "", {code});
    if (pin) {
        auto& limits = call.services.limits;
        const auto allowed = take_tries(
            {{limits.pin_address, address_key(call.request.remote_address)}, {limits.pin_code, code}}, call.now);
        if (!allowed) return std::unexpected(allowed.error());
    }
    auto view = storage::find_public(session, code);
    if (!view) return refuse(Reason::unknown_dossier, "", {code});
    if (!pin || call.services.secrets.pin_hash(code, *pin) != view->pin_hash) {
        return PublicAnswer{*std::move(view)};
    }
    call.services.limits.pin_code.give_back(code);
    call.services.limits.pin_address.give_back(address_key(call.request.remote_address));
    return opened_answer(session, call, *std::move(view));
}

Json public_json(const PublicAnswer& answer, Language language)
{
    const storage::PublicView& view = answer.view;
    Json json{{"code", view.code},
              {"progress", {{"done", stage_of(view.status)}, {"of", kStages}}},
              {"due_at", json_of(view.due_at)}};
    if (!answer.opened) return json;
    json["status"] = to_string(view.status);
    json["status_text"] = status_words(view.status, language);
    json["procedure"] = view.procedure_name;
    json["department"] = view.department;
    json["received_at"] = view.received ? json_of(view.received_at) : Json(nullptr);
    json["original_due_at"] = json_of(view.original_due_at);
    json["next_step"] = answer.next_step;
    json["papers_wanted"] = answer.papers_wanted;
    Json history = Json::array();
    for (const auto& entry : answer.history) history.push_back({{"at", json_of(entry.at)}, {"what", entry.what}});
    json["history"] = std::move(history);
    return json;
}

}  // namespace motcua::api
