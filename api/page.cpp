#include "api/page.hpp"

#include "api/call.hpp"
#include "domain/embedded.hpp"

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

std::string policy(const std::string& style)
{
    return "default-src 'none'; style-src 'sha256-" + style_hash(style) +
           "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

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
    const std::string style = file("style.css") + (page.more_style.empty() ? std::string{} : file(page.more_style));
    content["vi"] = data{language == Language::vi};
    content["en"] = data{language == Language::en};
    content["home"] = in_language("/", language);
    mustache inner{file(page.body)};
    mustache outer{file("layout.html")};
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
             {"Content-Security-Policy", policy(style)},
             {"Cache-Control", "no-store"}},
            html};
}

}  // namespace motcua::api
