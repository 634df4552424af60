#include "server/mail.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace motcua;
using namespace motcua::server;

namespace {

const std::vector<std::string> kTo{"an@example.vn", "binh@example.vn"};

std::string composed(std::string_view subject, std::string_view text)
{
    return compose({.id = "msg_1",
                    .from = "motcua@langgiang.vn",
                    .to = kTo,
                    .date = parse_instant("2015-02-11T08:05:09+07:00").value(),
                    .subject = subject,
                    .text = text});
}

std::vector<std::string> lines_of(const std::string& message)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < message.size();) {
        const auto end = message.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(message.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

}  // namespace

TEST_CASE("a message is what RFC 5322 and MIME say")
{
    // base64("Xin chào") and base64("Hồ sơ\r\n") by coreutils.
    CHECK(lines_of(composed("Xin chào", "Hồ sơ\n")) ==
          std::vector<std::string>{
              "Date: Wed, 11 Feb 2015 08:05:09 +0700", "From: motcua@langgiang.vn", "To: an@example.vn,",
              " binh@example.vn", "Subject: =?UTF-8?B?WGluIGNow6Bv?=", "Message-ID: <msg_1@langgiang.vn>",
              "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
              "Content-Transfer-Encoding: base64", "", "SOG7kyBzxqENCg=="});
}

TEST_CASE("long subjects and texts stand on lines that are short enough, and no character is cut in two")
{
    std::string subject;
    std::string text;
    for (int i = 0; i < 40; ++i) subject += "ạ";  // three bytes each
    for (int i = 0; i < 200; ++i) text += "Một cửa, ";
    int words = 0;
    for (const std::string& line : lines_of(composed(subject, text))) {
        CHECK(line.size() <= 85);  // "Subject: " and an encoded word of at most 75
        CHECK(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }));
        if (line.find("=?UTF-8?B?") == std::string::npos) continue;
        ++words;
        const auto begin = line.find("?B?") + 3;
        const auto size = line.find("?=") - begin;
        // 15 characters of three bytes are 60 of base64; the last ten are 40.
        CHECK(size == (words < 3 ? 60 : 40));
    }
    CHECK(words == 3);
}

TEST_CASE("nothing in a subject or text ends a header")
{
    const auto lines = lines_of(composed("a\r\nBcc: x@y.vn", "\r\n.\r\nMAIL FROM:<x@y.vn>\r\n"));
    CHECK(std::ranges::none_of(lines, [](const std::string& line) {
        return line.starts_with("Bcc") || line.starts_with("MAIL") || line == ".";
    }));
}
