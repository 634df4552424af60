#include "api/page.hpp"

#include "api/call.hpp"
#include "api/html.hpp"

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using kainjow::mustache::object;

}  // namespace

std::string in_language(const std::string& address, Language language)
{
    if (language == Language::vi) return address;
    return address + (address.contains('?') ? "&" : "?") + "lang=en";
}

Frame frame_of(const Call& call)
{
    return {call.language, call.services.simulated};
}

Response render_page(const Frame& frame, const PageParts& page, object content)
{
    const Language language = frame.language;
    const std::string lang = tag_of(language);
    const Language other = language == Language::vi ? Language::en : Language::vi;
    const std::string style =
        template_text("style.css") + (page.more_style.empty() ? std::string{} : template_text(page.more_style));
    content["vi"] = data{language == Language::vi};
    content["en"] = data{language == Language::en};
    content["home"] = in_language("/", language);
    mustache inner{template_text(page.body)};
    mustache outer{template_text("layout.html")};
    const std::string html = outer.render(object{{"lang", lang},
                                                 {"title", page.title},
                                                 {"style", style},
                                                 {"vi", content["vi"]},
                                                 {"en", content["en"]},
                                                 {"simulated", data{frame.simulated}},
                                                 {"home", content["home"]},
                                                 {"other", in_language(page.address, other)},
                                                 {"content", inner.render(content)}});
    return {page.status,
            {{"Content-Type", "text/html; charset=utf-8"},
             {"Content-Language", lang},
             {"Content-Security-Policy", page_policy(style)},
             {"Cache-Control", "no-store"}},
            html};
}

}  // namespace motcua::api
