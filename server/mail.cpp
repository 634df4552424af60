#include "server/mail.hpp"

#include "api/notice_texts.hpp"
#include "server/transfer.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace motcua::server {
namespace {

std::string base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

// How many of the first `most` bytes are whole characters.
std::size_t whole_characters(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text.size();
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return most;
}

// Encoded words of at most 75 characters on lines of their own (RFC 2047): 45 bytes are 60 of base64.
std::string encoded_words(std::string_view text)
{
    std::string words;
    while (!text.empty()) {
        const std::size_t size = std::max<std::size_t>(whole_characters(text, 45), 1);
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return words;
}

// Base64 in lines of 76 characters (RFC 2045).
std::string body_lines(std::string_view text)
{
    std::string lines;
    for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(57, text.size()))) {
        lines += base64(text.substr(0, 57)) + "\r\n";
    }
    return lines;
}

std::string with_crlf(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

std::string mail_date(Instant t)
{
    constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string iso = format_instant(t);  // 2015-02-11T08:00:00+07:00
    const std::chrono::year_month_day date{office_date(t)};
    return std::string{kDays.at(static_cast<std::size_t>(iso_weekday(office_date(t)) - 1))} + ", " + iso.substr(8, 2) +
           " " + kMonths.at(static_cast<unsigned>(date.month()) - 1) + " " + iso.substr(0, 4) + " " +
           iso.substr(11, 8) + " +0700";
}

std::string joined(std::span<const std::string> addresses)
{
    std::string text;
    for (const std::string& address : addresses) text += (text.empty() ? "" : ",\r\n ") + address;
    return text;
}

// What libcurl reads the message from.
std::size_t read_message(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& rest = *static_cast<std::string_view*>(from);
    const std::size_t taken = std::min(rest.size(), size * count);
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

// RFC 5321: mailbox unavailable, not local, name not allowed. Everything else may be different another time.
bool no_such_mailbox(long code)
{
    return code == 550 || code == 551 || code == 553;
}

class MailAdapter : public Adapter {
public:
    explicit MailAdapter(MailServer server) : server_(std::move(server)), transfer_("smtp,smtps", server_.limit) {}

    Attempt deliver(const storage::NoticeFacts& notice, const std::atomic<bool>& stopping) override
    {
        if (notice.addresses.empty()) return {Attempt::Result::refused, "no address any more"};
        const api::NoticeText words = api::notice_text(notice, server_.public_url);
        const std::string message = compose({.id = notice.message_id,
                                             .from = server_.from,
                                             .to = notice.addresses,
                                             .date = notice.created_at,
                                             .subject = words.subject,
                                             .text = words.text});
        std::string_view rest = message;
        const std::string from = "<" + server_.from + ">";
        TextList to;
        for (const std::string& address : notice.addresses) to.add("<" + address + ">");
        CURL* handle = transfer_.begin(server_.url);
        secure(handle);
        curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, &read_message);
        curl_easy_setopt(handle, CURLOPT_READDATA, &rest);
        Attempt attempt = transfer_.perform(stopping);
        if (attempt.result != Attempt::Result::failed || transfer_.code() < 400) return attempt;
        attempt.error += " (" + std::to_string(transfer_.code()) + ")";
        if (no_such_mailbox(transfer_.code())) attempt.result = Attempt::Result::refused;
        return attempt;
    }

private:
    void secure(CURL* handle) const
    {
        curl_easy_setopt(handle, CURLOPT_USE_SSL,
                         static_cast<long>(server_.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
        if (server_.user.empty()) return;
        curl_easy_setopt(handle, CURLOPT_USERNAME, server_.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, server_.password.c_str());
    }

    MailServer server_;
    Transfer transfer_;
};

}  // namespace

std::string compose(const Mail& mail)
{
    return "Date: " + mail_date(mail.date) + "\r\nFrom: " + mail.from + "\r\nTo: " + joined(mail.to) +
           "\r\nSubject: " + encoded_words(mail.subject) + "\r\nMessage-ID: <" + mail.id +
           mail.from.substr(mail.from.find('@')) +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           body_lines(with_crlf(mail.text));
}

std::unique_ptr<Adapter> make_mail(MailServer server)
{
    return std::make_unique<MailAdapter>(std::move(server));
}

}  // namespace motcua::server
