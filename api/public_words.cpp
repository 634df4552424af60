#include "api/public_words.hpp"

#include "api/words.hpp"

namespace motcua::api {
namespace {

struct HistoryWords {
    const std::string& unit;
    Language language;

    std::string operator()(const Filed&) const { return say("Đã nộp hồ sơ", "Dossier filed"); }
    std::string operator()(const Guided&) const
    {
        return say("Đã hướng dẫn hoàn thiện hồ sơ", "Told what to complete");
    }
    std::string operator()(const TurnedAway&) const
    {
        return say("Hồ sơ không được tiếp nhận", "Dossier not accepted");
    }
    std::string operator()(const Received&) const { return say("Đã tiếp nhận hồ sơ", "Dossier received"); }
    std::string operator()(const HandoffAccepted&) const
    {
        if (unit.empty()) return say("Hồ sơ về bộ phận một cửa", "Back at the reception desk");
        return say("Đang giải quyết tại ", "In progress at ") + unit;
    }
    std::string operator()(const SupplementRequested&) const
    {
        return say("Yêu cầu bổ sung giấy tờ", "More papers asked for");
    }
    std::string operator()(const SupplementReceived&) const
    {
        return say("Đã nhận giấy tờ bổ sung", "Papers received");
    }
    std::string operator()(const PaymentRequested&) const
    {
        return say("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment asked for");
    }
    std::string operator()(const PaymentReceived&) const
    {
        return say("Đã thực hiện nghĩa vụ tài chính", "Payment received");
    }
    std::string operator()(const Stopped& e) const
    {
        return say("Tạm dừng theo đề nghị, muộn nhất đến ", "Stopped as asked, at the latest until ") +
               moment_words(e.until, language);
    }
    std::string operator()(const Resumed&) const { return say("Tiếp tục giải quyết", "In progress again"); }
    std::string operator()(const Reappointed& e) const
    {
        return say("Xin lỗi và hẹn lại: ", "Apology and new date: ") + moment_words(e.due_at, language);
    }
    std::string operator()(const Decided&) const { return say("Đã có quyết định", "Decided"); }
    std::string operator()(const RedoOrdered&) const
    {
        return say("Quyết định được xem lại, đang giải quyết lại", "The decision is looked at again; in progress");
    }
    std::string operator()(const EarlyAnnounced&) const
    {
        return say("Đã báo có kết quả trước hẹn", "Told that the result is ready early");
    }
    std::string operator()(const Returned&) const { return say("Đã trả kết quả", "Result returned"); }
    std::string operator()(const Withdrawn&) const { return say("Đã rút hồ sơ", "Withdrawn"); }
    std::string operator()(const auto&) const { return {}; }

    std::string say(const char* vi, const char* en) const { return in(language, vi, en); }
};

struct NextStep {
    const storage::PublicView& view;
    Instant now;
    Language language;

    std::string operator()() const
    {
        const std::string& desk = view.desk_name;
        switch (view.status) {
            case Status::filed:
                return in(language, "Hồ sơ đã nộp, đang chờ " + desk + " xem và trả lời. Anh/chị chưa cần làm gì.",
                          "Your dossier was filed; " + desk + " will look at it. You need not do anything.");
            case Status::guided:
                return in(
                    language,
                    "Hồ sơ chưa đủ nên chưa được tiếp nhận. Anh/chị hãy hoàn thiện theo hướng dẫn và nộp lại cho " +
                        desk + ".",
                    "Your dossier is incomplete and was not accepted. Complete it as you were told and hand it "
                    "in again to " +
                        desk + ".");
            case Status::not_accepted:
                return in(language, "Hồ sơ không được tiếp nhận. ", "Your dossier was not accepted. ") + papers_back();
            case Status::received:
            case Status::processing:
            case Status::decided:
                return in_progress();
            case Status::awaiting_supplement:
                return in(language,
                          "Cần bổ sung giấy tờ. Anh/chị hãy nộp giấy tờ cho " + desk +
                              "; thời gian chờ không tính vào thời hạn.",
                          "More papers are needed. Hand them in to " + desk + "; the clock stands still until then.");
            case Status::awaiting_payment:
                return in(language,
                          "Cần thực hiện nghĩa vụ tài chính. Anh/chị liên hệ " + desk +
                              "; thời gian chờ không tính vào thời hạn.",
                          "There is a payment to make. Ask at " + desk + "; the clock stands still until then.");
            case Status::stopped:
                return stopped();
            case Status::ready:
                return ready();
            case Status::returned:
                return returned();
            case Status::withdrawn:
                return in(language, "Hồ sơ đã được rút theo yêu cầu. ", "The dossier was withdrawn as asked. ") +
                       papers_back();
        }
        return {};
    }

private:
    std::string papers_back() const
    {
        return in(language, "Giấy tờ đã nộp, nếu có, anh/chị nhận lại tại " + view.desk_name + ".",
                  "Papers you handed in, if any, are given back at " + view.desk_name + ".");
    }

    std::string in_progress() const
    {
        if (!view.due_at) {
            return in(language,
                      "Hồ sơ đang được giải quyết. Thủ tục này không có thời hạn; cơ quan sẽ báo khi có kết quả.",
                      "Your dossier is in progress. This procedure has no time limit; the office will tell you.");
        }
        const std::string due = moment_words(*view.due_at, language);
        if (view.reappointed) return appointed_anew(due);
        if (is_late(view, now)) {
            return in(language,
                      "Hồ sơ đã quá hẹn trả (" + due + "). Cơ quan xin lỗi anh/chị; hãy liên hệ " + view.desk_name +
                          " để biết ngày hẹn mới.",
                      "Your dossier is late (it was due " + due + "). We apologise; ask " + view.desk_name +
                          " for the new date.");
        }
        return in(language, "Hồ sơ đang được giải quyết. Anh/chị chưa cần làm gì; hẹn trả kết quả: " + due + ".",
                  "Your dossier is in progress. You need not do anything; the result is due " + due + ".");
    }

    // There is only one new date (NĐ 61/2018 art. 19(9)): who misses that too has none to promise.
    std::string appointed_anew(const std::string& due) const
    {
        if (is_late(view, now)) {
            return in(language,
                      "Cơ quan xin lỗi anh/chị: hồ sơ đã quá cả ngày hẹn lại (" + due + "). Anh/chị hãy liên hệ " +
                          view.desk_name + ".",
                      "We apologise: your dossier has missed its new date as well (" + due + "). Please ask at " +
                          view.desk_name + ".");
        }
        return in(
            language,
            "Cơ quan xin lỗi anh/chị vì không trả được kết quả đúng hẹn; hẹn lại: " + due +
                ". Anh/chị chưa cần làm gì.",
            "We apologise for not keeping the appointed date; the new one is " + due + ". You need not do anything.");
    }

    std::string stopped() const
    {
        if (!view.paused_until) return {};
        const std::string until = moment_words(*view.paused_until, language);
        return in(language,
                  "Hồ sơ tạm dừng giải quyết theo đề nghị của anh/chị, muộn nhất đến " + until +
                      ", sau đó được giải quyết tiếp. Muốn tiếp tục sớm hơn, anh/chị báo " + view.desk_name + ".",
                  "The dossier is stopped as you asked, at the latest until " + until +
                      "; then work goes on. To go on earlier, tell " + view.desk_name + ".");
    }

    std::string ready() const
    {
        const std::string early = view.announced ? in(language, " trước ngày hẹn", " before the appointed date") : "";
        const std::string what_to_bring = view.channel == Channel::direct ? in(language, "giấy tiếp nhận", "your slip")
                                                                          : in(language, "mã hồ sơ và giấy tờ tùy thân",
                                                                               "the code and your identity card");
        const std::string come = in(language, "mang " + what_to_bring + " đến " + view.desk_name,
                                    "Bring " + what_to_bring + " to " + view.desk_name);
        if (view.refused) {
            return in(language,
                      "Đã có kết quả" + early + ": hồ sơ bị từ chối giải quyết. Mời anh/chị " + come +
                          " để nhận văn bản nêu rõ lý do.",
                      "The result is ready" + early + ": your dossier was refused. " + come +
                          " to collect the reason in writing.");
        }
        return in(language, "Đã có kết quả" + early + ". Mời anh/chị " + come + " để nhận.",
                  "The result is ready" + early + ". " + come + " to collect it.");
    }

    std::string returned() const
    {
        const std::string day = date_words(office_date(view.ended_at.value_or(now)), language);
        if (view.refused) {
            return in(language, "Hồ sơ bị từ chối giải quyết; văn bản nêu rõ lý do đã được trao ngày " + day + ".",
                      "Your dossier was refused; the reason in writing was handed over on " + day + ".");
        }
        return in(language, "Kết quả đã được trả ngày " + day + ".", "The result was handed over on " + day + ".");
    }
};

}  // namespace

bool is_late(const storage::PublicView& view, Instant now)
{
    return view.due_at && *view.due_at < now && !view.ready_at && !view.ended_at && !rests(view);
}

bool rests(const storage::PublicView& view)
{
    return view.status == Status::awaiting_supplement || view.status == Status::awaiting_payment ||
           view.status == Status::stopped;
}

bool broken_off(Status status)
{
    return status == Status::withdrawn || status == Status::not_accepted;
}

std::string next_step_of(const storage::PublicView& view, Instant now, Language language)
{
    return NextStep{view, now, language}();
}

std::string due_words(const storage::PublicView& view, Language language)
{
    if (view.due_at) return moment_words(*view.due_at, language);
    if (!view.received) return in(language, "chưa tiếp nhận nên chưa hẹn", "not received, no date yet");
    return in(language, "thủ tục không có thời hạn", "the procedure has no time limit");
}

std::string history_words(const EventBody& event, const std::string& unit, Language language)
{
    return std::visit(HistoryWords{unit, language}, event);
}

}  // namespace motcua::api
