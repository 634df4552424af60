"""Prints the first sheet of the workbook on the standard input: a line for each row, cells joined by |, numbers
rounded to six places with their format behind a blank."""

import io
import re
import sys
import zipfile
from xml.etree import ElementTree

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert book.testzip() is None
styles = ElementTree.fromstring(book.read("xl/styles.xml"))
codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iterfind(".//m:numFmts/m:numFmt", NS)}
formats = [codes.get(x.get("numFmtId"), "") for x in styles.find("m:cellXfs", NS)]
shared = []
if "xl/sharedStrings.xml" in book.namelist():
    shared = ["".join(s.itertext()) for s in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]


def text(cell):
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(cell.find("m:is", NS).itertext())
    value = cell.find("m:v", NS)
    if value is None:
        return ""
    if kind == "s":
        return shared[int(value.text)]
    number = f"{float(value.text):.6f}".rstrip("0").rstrip(".")
    return (number + " " + formats[int(cell.get("s", 0))]).strip()


for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iterfind(".//m:row", NS):
    print("|".join(text(cell) for cell in row))
