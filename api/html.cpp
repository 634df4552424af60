#include "api/html.hpp"

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

}  // namespace

std::string template_text(std::string_view name)
{
    const auto files = embedded_templates();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found == files.end()) throw std::logic_error("no template " + std::string{name});
    return std::string{found->text};
}

std::string page_policy(const std::string& style)
{
    return "default-src 'none'; style-src 'sha256-" + style_hash(style) +
           "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

std::string escaped(const std::string& text)
{
    return kainjow::mustache::html_escape(text);
}

}  // namespace motcua::api
