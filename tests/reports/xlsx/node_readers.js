// Prints as JSON what SheetJS and exceljs read in workbooks: {path: {reader: {"sheet!cell": value}}}.
"use strict";

const ExcelJS = require("exceljs");
const XLSX = require("xlsx");

function readWithSheetJS(path) {
  const cells = {};
  const book = XLSX.readFile(path);
  for (const name of book.SheetNames) {
    for (const [ref, cell] of Object.entries(book.Sheets[name])) {
      if (!ref.startsWith("!") && cell.v !== undefined && cell.v !== "") {
        cells[`${name}!${ref}`] = cell.v;
      }
    }
  }
  return cells;
}

function valueOf(cell) {
  const value = cell.value;
  if (value === null || typeof value !== "object") return value;
  if (value.formula) return value.result ?? 0; // it keeps no result of 0
  return value.text ?? value;
}

async function readWithExcelJS(path) {
  const cells = {};
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  book.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const value = cell.isMerged && cell.master !== cell ? null : valueOf(cell);
        if (value !== null && value !== "") cells[`${sheet.name}!${cell.address}`] = value;
      });
    });
  });
  return cells;
}

async function main(paths) {
  const read = {};
  for (const path of paths) {
    read[path] = { SheetJS: readWithSheetJS(path), exceljs: await readWithExcelJS(path) };
  }
  process.stdout.write(JSON.stringify(read));
}

main(process.argv.slice(2));
