#include "api/pages.hpp"

#include "api/call.hpp"
#include "api/words.hpp"
#include "domain/embedded.hpp"

#include <kainjow/mustache.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

namespace motcua {
std::span<const EmbeddedFile> embedded_templates();
}

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;
using kainjow::mustache::object;

std::string file(std::string_view name)
{
    const auto files = embedded_templates();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found == files.end()) throw std::logic_error("no template " + std::string{name});
    return std::string{found->text};
}

// The one style sheet may stand inside the page because the policy names its hash.
std::string style_hash(const std::string& style)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(style.data()), style.size());
    std::string text(sodium_base64_encoded_len(digest.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

const std::string& policy()
{
    static const std::string text = "default-src 'none'; style-src 'sha256-" + style_hash(file("style.css")) +
                                    "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    return text;
}

Response page(int status, const Frame& frame, const std::string& title, std::string_view body, object content)
{
    const Language language = frame.language;
    const std::string lang = tag_of(language);
    content["vi"] = data{language == Language::vi};
    content["en"] = data{language == Language::en};
    mustache inner{file(body)};
    mustache outer{file("layout.html")};
    const std::string html = outer.render(object{{"lang", lang},
                                                 {"title", title},
                                                 {"style", file("style.css")},
                                                 {"vi", content["vi"]},
                                                 {"en", content["en"]},
                                                 {"simulated", data{frame.simulated}},
                                                 {"content", inner.render(content)}});
    return {status,
            {{"Content-Type", "text/html; charset=utf-8"},
             {"Content-Language", lang},
             {"Content-Security-Policy", policy()},
             {"Cache-Control", "no-store"}},
            html};
}

std::string fault_text(HomeFault fault, Language language)
{
    switch (fault) {
        case HomeFault::none:
            return {};
        case HomeFault::code_missing:
            return in(language, "Hãy nhập mã hồ sơ.", "Enter the code of your dossier.");
        case HomeFault::not_found:
            return in(language, "Không tìm thấy hồ sơ có mã này. Hãy xem lại mã in trên giấy tiếp nhận.",
                      "There is no dossier with this code. Check the code printed on your slip.");
        case HomeFault::wrong_pin:
            return in(language, "Mã PIN không đúng. Bỏ trống mã PIN để chỉ xem ngày hẹn trả.",
                      "The PIN is wrong. Leave it empty to see the appointed date only.");
    }
    return {};
}

// The appointed date in words, or that there is none.
std::string due_words(const storage::PublicView& view, Language language)
{
    if (view.due_at) return moment_words(*view.due_at, language);
    if (!view.received) return in(language, "chưa tiếp nhận nên chưa hẹn", "not received, no date yet");
    return in(language, "thủ tục không có thời hạn", "the procedure has no time limit");
}

list stages(const storage::PublicView& view, Language language)
{
    constexpr std::array<std::array<const char*, 2>, kStages> kNames{{{"Tiếp nhận", "Received"},
                                                                      {"Giải quyết", "In progress"},
                                                                      {"Quyết định", "Decided"},
                                                                      {"Có kết quả", "Result ready"},
                                                                      {"Đã trả", "Returned"}}};
    const int done = stage_of(view.status);
    list items;
    for (int i = 1; i <= kStages; ++i) {
        std::string name = kNames[static_cast<std::size_t>(i - 1)][language == Language::vi ? 0 : 1];
        const bool broken_off = view.status == Status::withdrawn || view.status == Status::not_accepted;
        if (i == kStages && broken_off) name = status_words(view.status, language);
        items.push_back(object{{"name", name}, {"done", data{i < done}}, {"current", data{i == done}}});
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

list texts(const std::vector<std::string>& lines)
{
    list items;
    for (const std::string& line : lines) items.push_back(object{{"text", line}});
    return items;
}

}  // namespace

Frame frame_of(const Call& call)
{
    return {call.language, call.services.simulated};
}

Response home_page(const Frame& frame, const HomeForm& form)
{
    const Language language = frame.language;
    const std::string fault = fault_text(form.fault, language);
    const std::string title =
        (fault.empty() ? "" : in(language, "Lỗi: ", "Error: ")) + in(language, "Tra cứu hồ sơ", "Look up a dossier");
    const int status = form.fault == HomeFault::none ? 200 : form.fault == HomeFault::not_found ? 404 : 422;
    object content{{"code", form.code}, {"has_fault", data{!fault.empty()}}, {"fault", fault}};
    content["pin_fault"] = data{form.fault == HomeFault::wrong_pin};
    content["code_fault"] = data{form.fault == HomeFault::not_found || form.fault == HomeFault::code_missing};
    return page(status, frame, title, "home.html", std::move(content));
}

Response dossier_page(const PublicAnswer& answer, Instant now, const Frame& frame)
{
    const Language language = frame.language;
    const storage::PublicView& view = answer.view;
    const bool late = view.due_at && *view.due_at < now && !view.ready_at && !view.ended_at &&
                      view.status != Status::awaiting_supplement && view.status != Status::awaiting_payment &&
                      view.status != Status::stopped;
    const bool moved = view.original_due_at != view.due_at;
    object content{
        {"code", view.code},
        {"opened", data{answer.opened}},
        {"late", data{late}},
        {"status", answer.opened ? status_words(view.status, language) : view.code},
        {"next_step", answer.next_step},
        {"procedure", view.procedure_name},
        {"department", view.department},
        {"desk", view.desk_name},
        {"is_received", data{view.received}},
        {"received", moment_words(view.received_at, language)},
        {"due", due_words(view, language)},
        {"moved", data{moved}},
        {"original_due", view.original_due_at ? moment_words(*view.original_due_at, language) : std::string{}},
        {"done", std::to_string(stage_of(view.status))},
        {"of", std::to_string(kStages)}};
    content["has_department"] = data{!view.department.empty()};
    content["stages"] = data{stages(view, language)};
    content["history"] = data{history(answer, language)};
    content["papers"] = data{texts(answer.papers_wanted)};
    content["has_papers"] = data{!answer.papers_wanted.empty()};
    const std::string title = in(language, "Hồ sơ ", "Dossier ") + view.code;
    return page(200, frame, title, "dossier.html", std::move(content)).with_header("X-Robots-Tag", "noindex");
}

Response problem_page(const Problem& problem, const Frame& frame, const std::string& request_id)
{
    const Language language = frame.language;
    const Rejection& first = problem.rejections.front();
    const std::string title{title_of(first.reason, language)};
    object content{{"title", title}, {"detail", detail_of(first, language)}, {"request_id", request_id}};
    Response response = page(http_status(first.reason), frame, title, "problem.html", std::move(content));
    add_retry_after(response, first);
    return response;
}

}  // namespace motcua::api
