<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    Paper
  <#elseif section == "form">
    <form action="${url.loginAction}" method="post">
      <label>Holder <input name="identifier"></label>
      <label>Organisation <input name="organisation"></label>
      <label>Level <input name="level"></label>
      <button type="submit">Show</button>
    </form>
  </#if>
</@layout.registrationLayout>
