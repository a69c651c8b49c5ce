/// The report's one script: tables that are sorted by their headings and filtered by a word. All is readable without it.
enum Script {
  /// What a page's policy must name for the script to run: the SHA-256 of its bytes, in base 64.
  static let hash = "sha256-rp1qSHWfETChIix/CabaXcqGy4C1o+HG9KGU5O5fYaE="

  /// The script, which makes its own buttons, so that nothing stands on a page that does not work.
  static let text: HTML = """
    "use strict";(function(){
    function value(row,i){var c=row.cells[i];var v=c.getAttribute("data-v");
    if(v===null)v=c.textContent.trim();var n=v===""?NaN:Number(v);return isNaN(n)?v:n;}
    function compare(a,b){if(typeof a==="number"&&typeof b==="number")return a-b;
    if(typeof a==="number")return 1;if(typeof b==="number")return -1;
    return a.localeCompare(b,document.documentElement.lang);}
    document.querySelectorAll("table.sortable").forEach(function(table){
    var body=table.tBodies[0];
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(th,i){
    var b=document.createElement("button");b.type="button";
    while(th.firstChild)b.appendChild(th.firstChild);th.appendChild(b);
    b.addEventListener("click",function(){
    var down=th.getAttribute("aria-sort")==="descending"||(!th.hasAttribute("aria-sort")&&!th.classList.contains("n"));
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(o){o.removeAttribute("aria-sort");});
    th.setAttribute("aria-sort",down?"ascending":"descending");
    var rows=Array.prototype.filter.call(body.rows,function(r){return !r.classList.contains("all");});
    rows.sort(function(a,b){var d=compare(value(a,i),value(b,i));return down?d:-d;});
    rows.forEach(function(r){body.appendChild(r);});});});
    if(!table.classList.contains("filtered"))return;
    var label=document.createElement("label");label.className="filter";
    label.textContent=document.documentElement.getAttribute("data-find")+" ";
    var input=document.createElement("input");input.type="search";label.appendChild(input);
    table.parentNode.parentNode.insertBefore(label,table.parentNode);
    input.addEventListener("input",function(){var w=input.value.trim().toLowerCase();
    Array.prototype.forEach.call(body.rows,function(r){
    r.hidden=w!==""&&r.cells[0].textContent.toLowerCase().indexOf(w)<0;});});});
    function open(){var e=location.hash&&document.getElementById(location.hash.slice(1));
    if(e)e.querySelectorAll("details").forEach(function(d,i){if(i===0)d.open=true;});}
    window.addEventListener("hashchange",open);open();
    })();
    """
}
