#include "api/pages.hpp"

#include "api/public_words.hpp"
#include "api/words.hpp"
#include "domain/codes.hpp"

#include <array>

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::object;

// A link to the look-up form with a code in it, if it is one: nothing else needs to stand in an address.
std::string home_address(const std::string& code)
{
    return parse_code(code) ? "/?code=" + code : "/";
}

std::string fault_text(HomeFault fault, Language language)
{
    switch (fault) {
        case HomeFault::none:
            return {};
        case HomeFault::code_missing:
            return in(language, "Hãy nhập mã hồ sơ.", "Enter the code of your dossier.");
        case HomeFault::not_found:
            return in(language,
                      "Không tìm thấy hồ sơ có mã này. Hãy xem lại mã trên giấy tiếp nhận hoặc trong thông báo.",
                      "There is no dossier with this code. Check the code on your slip or in our notices.");
        case HomeFault::wrong_pin:
            return in(language, "Mã PIN không đúng. Bỏ trống mã PIN để chỉ xem ngày hẹn trả.",
                      "The PIN is wrong. Leave it empty to see the appointed date only.");
    }
    return {};
}

list stages(int reached, Language language)
{
    constexpr std::array<std::array<const char*, 2>, kStages> kNames{{{"Tiếp nhận", "Received"},
                                                                      {"Giải quyết", "In progress"},
                                                                      {"Quyết định", "Decided"},
                                                                      {"Có kết quả", "Result ready"},
                                                                      {"Đã trả", "Returned"}}};
    list items;
    for (int i = 1; i <= kStages; ++i) {
        const char* name = kNames[static_cast<std::size_t>(i - 1)][language == Language::vi ? 0 : 1];
        items.push_back(object{{"name", name}, {"done", data{i < reached}}, {"current", data{i == reached}}});
    }
    return items;
}

list history(const PublicAnswer& answer, Language language)
{
    list items;
    for (auto entry = answer.history.rbegin(); entry != answer.history.rend(); ++entry) {
        items.push_back(object{{"what", entry->what}, {"at", moment_words(entry->at, language)}});
    }
    return items;
}

// "2 bản chính, 1 bản sao"; empty when no number was said.
std::string counts(const storage::HandedIn& paper, Language language)
{
    std::string text;
    const auto add = [&](std::int64_t number, const char* vi, const char* en) {
        if (number == 0) return;
        text += (text.empty() ? "" : ", ") + std::to_string(number) + " " + in(language, vi, en);
    };
    add(paper.originals, "bản chính", paper.originals == 1 ? "original" : "originals");
    add(paper.copies, "bản sao", paper.copies == 1 ? "copy" : "copies");
    return text;
}

list papers(const std::vector<storage::HandedIn>& wanted, Language language)
{
    list items;
    for (const auto& paper : wanted) {
        const std::string number = counts(paper, language);
        items.push_back(object{{"name", paper.name}, {"has_number", data{!number.empty()}}, {"number", number}});
    }
    return items;
}

// What the citizen was asked for, and why.
void add_asked(object& content, const Asked& asked, Language language)
{
    const std::string amount = asked.amount_vnd ? money_words(*asked.amount_vnd, language) : "";
    content["reason"] = asked.reason.value_or("");
    content["has_reason"] = data{asked.reason.has_value()};
    content["amount"] = amount;
    content["has_amount"] = data{!amount.empty()};
    content["papers"] = data{papers(asked.papers, language)};
    content["has_papers"] = data{!asked.papers.empty()};
    content["asks"] = data{asked.reason || asked.amount_vnd || !asked.papers.empty()};
}

// Dates and places, as far as they promise nothing that will not come.
void add_dates(object& content, const PublicAnswer& answer, Language language)
{
    const storage::PublicView& view = answer.view;
    const bool goes_on = !broken_off(view.status) && view.status != Status::guided;
    content["has_due"] = data{!answer.opened || goes_on};
    content["due"] = !answer.opened && !view.due_at && !view.received ? in(language, "chưa có ngày hẹn", "no date yet")
                                                                      : due_words(view, language);
    content["rests"] = data{answer.opened && rests(view) && view.due_at.has_value()};
    content["moved"] = data{goes_on && view.original_due_at != view.due_at};
    content["original_due"] = view.original_due_at ? moment_words(*view.original_due_at, language) : std::string{};
    content["is_received"] = data{view.received};
    content["received"] = moment_words(view.received_at, language);
    content["has_department"] = data{!view.department.empty()};
    content["department"] = view.department;
    content["in_transit"] = data{view.in_transit};
    content["collects"] = data{goes_on && view.received};
    content["desk"] = view.desk_name;
}

}  // namespace

Response home_page(const Frame& frame, const HomeForm& form)
{
    const Language language = frame.language;
    const std::string fault = fault_text(form.fault, language);
    const std::string title =
        (fault.empty() ? "" : in(language, "Lỗi: ", "Error: ")) + in(language, "Tra cứu hồ sơ", "Look up a dossier");
    const int status = form.fault == HomeFault::none ? 200 : form.fault == HomeFault::not_found ? 404 : 422;
    object content{{"code", form.code},
                   {"statistics", in_language("/thong-ke", language)},
                   {"has_fault", data{!fault.empty()}},
                   {"fault", fault}};
    content["pin_fault"] = data{form.fault == HomeFault::wrong_pin};
    content["code_fault"] = data{form.fault == HomeFault::not_found || form.fault == HomeFault::code_missing};
    return render_page(frame, {status, title, home_address(form.code), "home.html"}, std::move(content));
}

Response dossier_page(const PublicAnswer& answer, Instant now, const Frame& frame, const std::string& address)
{
    const Language language = frame.language;
    const storage::PublicView& view = answer.view;
    object content{{"code", view.code},
                   {"opened", data{answer.opened}},
                   {"late", data{is_late(view, now)}},
                   {"status", answer.opened ? status_words(view.status, language) : view.code},
                   {"next_step", answer.next_step},
                   {"procedure", view.procedure_name},
                   {"again", in_language(home_address(view.code), language)},
                   {"done", std::to_string(answer.stage)},
                   {"of", std::to_string(kStages)}};
    add_dates(content, answer, language);
    add_asked(content, answer.asked, language);
    content["stages"] = data{stages(answer.stage, language)};
    content["history"] = data{history(answer, language)};
    const std::string title = in(language, "Hồ sơ ", "Dossier ") + view.code;
    return render_page(frame, {200, title, address, "dossier.html"}, std::move(content))
        .with_header("X-Robots-Tag", "noindex");
}

Response problem_page(const Problem& problem, const Frame& frame, const std::string& request_id)
{
    const Language language = frame.language;
    const Rejection& first = problem.rejections.front();
    const std::string title{title_of(first.reason, language)};
    object content{{"title", title}, {"detail", detail_of(first, language)}, {"request_id", request_id}};
    Response response = render_page(frame, {http_status(first.reason), title, "/", "problem.html"}, std::move(content));
    add_retry_after(response, first);
    return response;
}

}  // namespace motcua::api
