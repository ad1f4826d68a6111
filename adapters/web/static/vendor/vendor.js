var uh=Object.create;var ls=Object.defineProperty;var hh=Object.getOwnPropertyDescriptor;var ph=Object.getOwnPropertyNames;var fh=Object.getPrototypeOf,mh=Object.prototype.hasOwnProperty;var pe=(n,t,e)=>()=>{if(e)throw e[0];try{return n&&(t=n(n=0)),t}catch(i){throw e=[i],i}};var gh=(n,t)=>()=>{try{return t||n((t={exports:{}}).exports,t),t.exports}catch(e){throw t=0,e}},Aa=(n,t)=>{for(var e in t)ls(n,e,{get:t[e],enumerable:!0})},_h=(n,t,e,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of ph(t))!mh.call(n,r)&&r!==e&&ls(n,r,{get:()=>t[r],enumerable:!(i=hh(t,r))||i.enumerable});return n};var bh=(n,t,e)=>(e=n!=null?uh(fh(n)):{},_h(t||!n||!n.__esModule?ls(e,"default",{value:n,enumerable:!0}):e,n));var Ei,xi,cs,Ta,_n,Kn,K,wi,ds,us=pe(()=>{Ei=globalThis,xi=Ei.ShadowRoot&&(Ei.ShadyCSS===void 0||Ei.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,cs=Symbol(),Ta=new WeakMap,_n=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==cs)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(xi&&t===void 0){let i=e!==void 0&&e.length===1;i&&(t=Ta.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&Ta.set(e,t))}return t}toString(){return this.cssText}},Kn=n=>new _n(typeof n=="string"?n:n+"",void 0,cs),K=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((i,r,s)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+n[s+1],n[0]);return new _n(e,n,cs)},wi=(n,t)=>{if(xi)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let i=document.createElement("style"),r=Ei.litNonce;r!==void 0&&i.setAttribute("nonce",r),i.textContent=e.cssText,n.appendChild(i)}},ds=xi?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let i of t.cssRules)e+=i.cssText;return Kn(e)})(n):n});var vh,yh,Eh,xh,wh,Ah,Ai,Sa,Th,Sh,Gn,hs,Ti,ka,ut,Si=pe(()=>{us();us();({is:vh,defineProperty:yh,getOwnPropertyDescriptor:Eh,getOwnPropertyNames:xh,getOwnPropertySymbols:wh,getPrototypeOf:Ah}=Object),Ai=globalThis,Sa=Ai.trustedTypes,Th=Sa?Sa.emptyScript:"",Sh=Ai.reactiveElementPolyfillSupport,Gn=(n,t)=>n,hs={toAttribute(n,t){switch(t){case Boolean:n=n?Th:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},Ti=(n,t)=>!vh(n,t),ka={attribute:!0,type:String,converter:hs,reflect:!1,useDefault:!1,hasChanged:Ti};Symbol.metadata??=Symbol("metadata"),Ai.litPropertyMetadata??=new WeakMap;ut=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=ka){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let i=Symbol(),r=this.getPropertyDescriptor(t,i,e);r!==void 0&&yh(this.prototype,t,r)}}static getPropertyDescriptor(t,e,i){let{get:r,set:s}=Eh(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:r,set(o){let a=r?.call(this);s?.call(this,o),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ka}static _$Ei(){if(this.hasOwnProperty(Gn("elementProperties")))return;let t=Ah(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Gn("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Gn("properties"))){let e=this.properties,i=[...xh(e),...wh(e)];for(let r of i)this.createProperty(r,e[r])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[i,r]of e)this.elementProperties.set(i,r)}this._$Eh=new Map;for(let[e,i]of this.elementProperties){let r=this._$Eu(e,i);r!==void 0&&this._$Eh.set(r,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let r of i)e.unshift(ds(r))}else t!==void 0&&e.push(ds(t));return e}static _$Eu(t,e){let i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return wi(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){let i=this.constructor.elementProperties.get(t),r=this.constructor._$Eu(t,i);if(r!==void 0&&i.reflect===!0){let s=(i.converter?.toAttribute!==void 0?i.converter:hs).toAttribute(e,i.type);this._$Em=t,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(t,e){let i=this.constructor,r=i._$Eh.get(t);if(r!==void 0&&this._$Em!==r){let s=i.getPropertyOptions(r),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:hs;this._$Em=r;let a=o.fromAttribute(e,s.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(t,e,i,r=!1,s){if(t!==void 0){let o=this.constructor;if(r===!1&&(s=this[t]),i??=o.getPropertyOptions(t),!((i.hasChanged??Ti)(s,e)||i.useDefault&&i.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:r,wrapped:s},o){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),s!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),r===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[r,s]of i){let{wrapped:o}=s,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,s,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};ut.elementStyles=[],ut.shadowRootOptions={mode:"open"},ut[Gn("elementProperties")]=new Map,ut[Gn("finalized")]=new Map,Sh?.({ReactiveElement:ut}),(Ai.reactiveElementVersions??=[]).push("2.1.2")});function $a(n,t){if(!_s(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Na!==void 0?Na.createHTML(t):t}function Gt(n,t,e=n,i){if(t===Kt)return t;let r=i!==void 0?e._$Co?.[i]:e._$Cl,s=qn(t)?void 0:t._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(n),r._$AT(n,e,i)),i!==void 0?(e._$Co??=[])[i]=r:e._$Cl=r),r!==void 0&&(t=Gt(n,r._$AS(n,t.values),r,i)),t}var fs,Ca,ki,Na,ms,ht,gs,kh,Ht,Wn,qn,_s,Da,ps,Vn,Oa,Ma,zt,Ia,Ra,Pa,bs,q,Qg,Jg,Kt,ge,La,Ut,Ba,Yn,Ci,bn,Vt,Ni,Oi,Mi,Ii,Fa,Ch,Wt,qt=pe(()=>{fs=globalThis,Ca=n=>n,ki=fs.trustedTypes,Na=ki?ki.createPolicy("lit-html",{createHTML:n=>n}):void 0,ms="$lit$",ht=`lit$${Math.random().toFixed(9).slice(2)}$`,gs="?"+ht,kh=`<${gs}>`,Ht=document,Wn=()=>Ht.createComment(""),qn=n=>n===null||typeof n!="object"&&typeof n!="function",_s=Array.isArray,Da=n=>_s(n)||typeof n?.[Symbol.iterator]=="function",ps=`[ 	
\f\r]`,Vn=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Oa=/-->/g,Ma=/>/g,zt=RegExp(`>|${ps}(?:([^\\s"'>=/]+)(${ps}*=${ps}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ia=/'/g,Ra=/"/g,Pa=/^(?:script|style|textarea|title)$/i,bs=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),q=bs(1),Qg=bs(2),Jg=bs(3),Kt=Symbol.for("lit-noChange"),ge=Symbol.for("lit-nothing"),La=new WeakMap,Ut=Ht.createTreeWalker(Ht,129);Ba=(n,t)=>{let e=n.length-1,i=[],r,s=t===2?"<svg>":t===3?"<math>":"",o=Vn;for(let a=0;a<e;a++){let l=n[a],u,d,p=-1,f=0;for(;f<l.length&&(o.lastIndex=f,d=o.exec(l),d!==null);)f=o.lastIndex,o===Vn?d[1]==="!--"?o=Oa:d[1]!==void 0?o=Ma:d[2]!==void 0?(Pa.test(d[2])&&(r=RegExp("</"+d[2],"g")),o=zt):d[3]!==void 0&&(o=zt):o===zt?d[0]===">"?(o=r??Vn,p=-1):d[1]===void 0?p=-2:(p=o.lastIndex-d[2].length,u=d[1],o=d[3]===void 0?zt:d[3]==='"'?Ra:Ia):o===Ra||o===Ia?o=zt:o===Oa||o===Ma?o=Vn:(o=zt,r=void 0);let m=o===zt&&n[a+1].startsWith("/>")?" ":"";s+=o===Vn?l+kh:p>=0?(i.push(u),l.slice(0,p)+ms+l.slice(p)+ht+m):l+ht+(p===-2?a:m)}return[$a(n,s+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},Yn=class n{constructor({strings:t,_$litType$:e},i){let r;this.parts=[];let s=0,o=0,a=t.length-1,l=this.parts,[u,d]=Ba(t,e);if(this.el=n.createElement(u,i),Ut.currentNode=this.el.content,e===2||e===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=Ut.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(ms)){let f=d[o++],m=r.getAttribute(p).split(ht),x=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:x[2],strings:m,ctor:x[1]==="."?Ni:x[1]==="?"?Oi:x[1]==="@"?Mi:Vt}),r.removeAttribute(p)}else p.startsWith(ht)&&(l.push({type:6,index:s}),r.removeAttribute(p));if(Pa.test(r.tagName)){let p=r.textContent.split(ht),f=p.length-1;if(f>0){r.textContent=ki?ki.emptyScript:"";for(let m=0;m<f;m++)r.append(p[m],Wn()),Ut.nextNode(),l.push({type:2,index:++s});r.append(p[f],Wn())}}}else if(r.nodeType===8)if(r.data===gs)l.push({type:2,index:s});else{let p=-1;for(;(p=r.data.indexOf(ht,p+1))!==-1;)l.push({type:7,index:s}),p+=ht.length-1}s++}}static createElement(t,e){let i=Ht.createElement("template");return i.innerHTML=t,i}};Ci=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:i}=this._$AD,r=(t?.creationScope??Ht).importNode(e,!0);Ut.currentNode=r;let s=Ut.nextNode(),o=0,a=0,l=i[0];for(;l!==void 0;){if(o===l.index){let u;l.type===2?u=new bn(s,s.nextSibling,this,t):l.type===1?u=new l.ctor(s,l.name,l.strings,this,t):l.type===6&&(u=new Ii(s,this,t)),this._$AV.push(u),l=i[++a]}o!==l?.index&&(s=Ut.nextNode(),o++)}return Ut.currentNode=Ht,r}p(t){let e=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}},bn=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,r){this.type=2,this._$AH=ge,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=Gt(this,t,e),qn(t)?t===ge||t==null||t===""?(this._$AH!==ge&&this._$AR(),this._$AH=ge):t!==this._$AH&&t!==Kt&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Da(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==ge&&qn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ht.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:i}=t,r=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Yn.createElement($a(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===r)this._$AH.p(e);else{let s=new Ci(r,this),o=s.u(this.options);s.p(e),this.T(o),this._$AH=s}}_$AC(t){let e=La.get(t.strings);return e===void 0&&La.set(t.strings,e=new Yn(t)),e}k(t){_s(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,i,r=0;for(let s of t)r===e.length?e.push(i=new n(this.O(Wn()),this.O(Wn()),this,this.options)):i=e[r],i._$AI(s),r++;r<e.length&&(this._$AR(i&&i._$AB.nextSibling,r),e.length=r)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let i=Ca(t).nextSibling;Ca(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Vt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,r,s){this.type=1,this._$AH=ge,this._$AN=void 0,this.element=t,this.name=e,this._$AM=r,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=ge}_$AI(t,e=this,i,r){let s=this.strings,o=!1;if(s===void 0)t=Gt(this,t,e,0),o=!qn(t)||t!==this._$AH&&t!==Kt,o&&(this._$AH=t);else{let a=t,l,u;for(t=s[0],l=0;l<s.length-1;l++)u=Gt(this,a[i+l],e,l),u===Kt&&(u=this._$AH[l]),o||=!qn(u)||u!==this._$AH[l],u===ge?t=ge:t!==ge&&(t+=(u??"")+s[l+1]),this._$AH[l]=u}o&&!r&&this.j(t)}j(t){t===ge?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ni=class extends Vt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===ge?void 0:t}},Oi=class extends Vt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==ge)}},Mi=class extends Vt{constructor(t,e,i,r,s){super(t,e,i,r,s),this.type=5}_$AI(t,e=this){if((t=Gt(this,t,e,0)??ge)===Kt)return;let i=this._$AH,r=t===ge&&i!==ge||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,s=t!==ge&&(i===ge||r);r&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ii=class{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){Gt(this,t)}},Fa={M:ms,P:ht,A:gs,C:1,L:Ba,R:Ci,D:Da,V:Gt,I:bn,H:Vt,N:Oi,U:Mi,B:Ni,F:Ii},Ch=fs.litHtmlPolyfillSupport;Ch?.(Yn,bn),(fs.litHtmlVersions??=[]).push("3.3.3");Wt=(n,t,e)=>{let i=e?.renderBefore??t,r=i._$litPart$;if(r===void 0){let s=e?.renderBefore??null;i._$litPart$=r=new bn(t.insertBefore(Wn(),s),s,void 0,e??{})}return r._$AI(n),r}});var vs,ee,Nh,za=pe(()=>{Si();Si();qt();qt();vs=globalThis,ee=class extends ut{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Wt(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Kt}};ee._$litElement$=!0,ee.finalized=!0,vs.litElementHydrateSupport?.({LitElement:ee});Nh=vs.litElementPolyfillSupport;Nh?.({LitElement:ee});(vs.litElementVersions??=[]).push("4.2.2")});var Ua=pe(()=>{});var Z=pe(()=>{Si();qt();za();Ua()});function Oh(n){return n.replace(/-[a-z]/gu,t=>t[1].toUpperCase())}function ae(n,t="25.3.0"){if(Object.defineProperty(n,"version",{get(){return t}}),n.experimental){let i=typeof n.experimental=="string"?n.experimental:`${Oh(n.is.split("-").slice(1).join("-"))}Component`;if(!window.Vaadin.featureFlags[i]&&!pt[i]){pt[i]=new Set,pt[i].add(n),Object.defineProperty(window.Vaadin.featureFlags,i,{get(){return pt[i].size===0},set(r){r&&pt[i].size>0&&(pt[i].forEach(s=>{customElements.define(s.is,s)}),pt[i].clear())}});return}else if(pt[i]){pt[i].add(n);return}}let e=customElements.get(n.is);if(!e)customElements.define(n.is,n);else{let i=e.version;i&&n.version&&i===n.version?console.warn(`The component ${n.is} has been loaded twice`):console.error(`Tried to define ${n.is} version ${n.version} when version ${e.version} is already in use. Something will probably break.`)}}var pt,Fe=pe(()=>{window.Vaadin||={};window.Vaadin.featureFlags||={};pt={}});function ys(n,t,e=n.getAttribute("dir")){t?n.setAttribute("dir",t):e!=null&&n.removeAttribute("dir")}function Es(){return document.documentElement.getAttribute("dir")}function Mh(){let n=Es();ft.forEach(t=>{ys(t,n)})}var ft,Ih,Ge,At=pe(()=>{ft=[];Ih=new MutationObserver(Mh);Ih.observe(document.documentElement,{attributes:!0,attributeFilter:["dir"]});Ge=n=>class extends n{static get properties(){return{dir:{type:String,value:"",reflectToAttribute:!0,converter:{fromAttribute:e=>e||"",toAttribute:e=>e===""?null:e}}}}get __isRTL(){return this.getAttribute("dir")==="rtl"}connectedCallback(){super.connectedCallback(),(!this.hasAttribute("dir")||this.__restoreSubscription)&&(this.__subscribe(),ys(this,Es(),null))}attributeChangedCallback(e,i,r){if(super.attributeChangedCallback(e,i,r),e!=="dir")return;let s=Es(),o=r===s&&ft.indexOf(this)===-1,a=!r&&i&&ft.indexOf(this)===-1;o||a?(this.__subscribe(),ys(this,s,r)):r!==s&&i===s&&this.__unsubscribe()}disconnectedCallback(){super.disconnectedCallback(),this.__restoreSubscription=ft.includes(this),this.__unsubscribe()}_valueToNodeAttribute(e,i,r){r==="dir"&&i===""&&!e.hasAttribute("dir")||super._valueToNodeAttribute(e,i,r)}_attributeToProperty(e,i,r){e==="dir"&&!i?this.dir="":super._attributeToProperty(e,i,r)}__subscribe(){ft.includes(this)||ft.push(this)}__unsubscribe(){ft.includes(this)&&ft.splice(ft.indexOf(this),1)}}});function Rh(n,t){let e=t;for(;e;){if(Ha.get(e)===n)return!0;e=Object.getPrototypeOf(e)}return!1}function _e(n){return t=>{if(Rh(n,t))return t;let e=n(t);return Ha.set(e,n),e}}var Ha,Ka=pe(()=>{Ha=new WeakMap});var je=pe(()=>{Ka()});function Ga(n,t){return n.split(".").reduce((e,i)=>e?e[i]:void 0,t)}function Va(n,t,e){let i=n.split("."),r=i.pop(),s=i.reduce((o,a)=>o[a],e);s[r]=t}var Wa=pe(()=>{});function qa(n){return xs[n]||(xs[n]=n.replace(Lh,"-$1").toLowerCase()),xs[n]}function Ya(n){return n[0].toUpperCase()+n.substring(1)}function ws(n){let[t,e]=n.split("("),i=e.replace(")","").split(",").map(r=>r.trim());return{method:t,observerProps:i}}function As(n,t){return Object.prototype.hasOwnProperty.call(n,t)||(n[t]=new Map(n[t])),n[t]}var xs,Lh,Dh,le,ze=pe(()=>{je();Z();Wa();xs={},Lh=/([A-Z])/gu;Dh=n=>{class t extends n{static enabledWarnings=[];static createProperty(i,r){[String,Boolean,Number,Array].includes(r)&&(r={type:r}),r?.reflectToAttribute&&(r.reflect=!0),super.createProperty(i,r)}static getOrCreateMap(i){return As(this,i)}static finalize(){if(window.litIssuedWarnings&&(window.litIssuedWarnings.add("no-override-create-property"),window.litIssuedWarnings.add("no-override-get-property-descriptor")),super.finalize(),Array.isArray(this.observers)){let i=this.getOrCreateMap("__complexObservers");this.observers.forEach(r=>{let{method:s,observerProps:o}=ws(r);i.set(s,o)})}}static addCheckedInitializer(i){super.addInitializer(r=>{r instanceof this&&i(r)})}static getPropertyDescriptor(i,r,s){let o=super.getPropertyDescriptor(i,r,s),a=o;if(this.getOrCreateMap("__propKeys").set(i,r),s.sync&&(a={get:o.get,set(l){let u=this[i];Ti(l,u)&&(this[r]=l,this.requestUpdate(i,u,s),this.hasUpdated&&this.performUpdate())},configurable:!0,enumerable:!0}),s.readOnly){let l=a.set;this.addCheckedInitializer(u=>{u[`_set${Ya(i)}`]=function(d){l.call(u,d)}}),a={get:a.get,set(){},configurable:!0,enumerable:!0}}if("value"in s&&this.addCheckedInitializer(l=>{let u=typeof s.value=="function"?s.value.call(l):s.value;s.readOnly?l[`_set${Ya(i)}`](u):l[i]=u}),s.observer){let l=s.observer;this.getOrCreateMap("__observers").set(i,l),this.addCheckedInitializer(u=>{u[l]||console.warn(`observer method ${l} not defined`)})}if(s.notify){if(!this.__notifyProps)this.__notifyProps=new Set;else if(!this.hasOwnProperty("__notifyProps")){let l=this.__notifyProps;this.__notifyProps=new Set(l)}this.__notifyProps.add(i)}if(s.computed){let l=`__assignComputed${i}`,u=ws(s.computed);this.prototype[l]=function(...d){this[i]=this[u.method](...d)},this.getOrCreateMap("__computedObservers").set(l,u.observerProps)}return s.attribute||(s.attribute=qa(i)),a}static get polylitConfig(){return{asyncFirstRender:!1}}connectedCallback(){super.connectedCallback();let{polylitConfig:i}=this.constructor;!this.hasUpdated&&!i.asyncFirstRender&&this.performUpdate()}firstUpdated(){super.firstUpdated(),this.$||(this.$={}),this.renderRoot.querySelectorAll("[id]").forEach(i=>{this.$[i.id]=i})}ready(){}willUpdate(i){this.constructor.__computedObservers&&this.__runComplexObservers(i,this.constructor.__computedObservers)}updated(i){let r=this.__isReadyInvoked;this.__isReadyInvoked=!0,this.constructor.__observers&&this.__runObservers(i,this.constructor.__observers),this.constructor.__complexObservers&&this.__runComplexObservers(i,this.constructor.__complexObservers),this.__dynamicPropertyObservers&&this.__runDynamicObservers(i,this.__dynamicPropertyObservers),this.__dynamicMethodObservers&&this.__runComplexObservers(i,this.__dynamicMethodObservers),this.constructor.__notifyProps&&this.__runNotifyProps(i,this.constructor.__notifyProps),r||this.ready()}setProperties(i){Object.entries(i).forEach(([r,s])=>{let o=this.constructor.__propKeys.get(r),a=this[o];this[o]=s,this.requestUpdate(r,a)}),this.hasUpdated&&this.performUpdate()}_createMethodObserver(i){let r=As(this,"__dynamicMethodObservers"),{method:s,observerProps:o}=ws(i);r.set(s,o)}_createPropertyObserver(i,r){As(this,"__dynamicPropertyObservers").set(r,i)}__runComplexObservers(i,r){r.forEach((s,o)=>{s.some(a=>i.has(a))&&(this[o]?this[o](...s.map(a=>this[a])):console.warn(`observer method ${o} not defined`))})}__runDynamicObservers(i,r){r.forEach((s,o)=>{i.has(s)&&this[o]&&this[o](this[s],i.get(s))})}__runObservers(i,r){i.forEach((s,o)=>{let a=r.get(o);a!==void 0&&this[a]&&this[a](this[o],s)})}__runNotifyProps(i,r){i.forEach((s,o)=>{r.has(o)&&this.dispatchEvent(new CustomEvent(`${qa(o)}-changed`,{detail:{value:this[o]}}))})}_get(i,r){return Ga(i,r)}_set(i,r,s){Va(i,r,s)}}return t},le=_e(Dh)});function Tt(n){try{CSS.registerProperty(n)}catch(t){if(t instanceof DOMException&&t.name==="InvalidModificationError")console.warn(`The CSS property ${n.name} has already been registered.`);else throw t}}var Ri,vn=pe(()=>{Ri=(n,...t)=>{let e=new CSSStyleSheet;e.replaceSync(t.map(i=>i.toString()).join(`
`)),document.adoptedStyleSheets=[e,...document.adoptedStyleSheets]}});function Ph(n){let{baseStyles:t,themeStyles:e,elementStyles:i,lumoInjector:r}=n.constructor,s=n.__lumoStyleSheet;return s?[...r.includeBaseStyles?t??i:[],s,...e??[]]:i}function Ts(n){wi(n.shadowRoot,Ph(n))}function Ss(n,t){n.__lumoStyleSheet=t,Ts(n)}function Di(n){n.__lumoStyleSheet=void 0,Ts(n)}var ks=pe(()=>{Z();});var $i,Os=pe(()=>{$i=n=>class extends n{static get properties(){return{_theme:{type:String,readOnly:!0}}}static get observedAttributes(){return[...super.observedAttributes,"theme"]}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e==="theme"&&this._set_theme(r)}}});function zh(n){return n&&Object.prototype.hasOwnProperty.call(n,"__themes")}function Uh(n,t){return(n||"").split(" ").some(e=>new RegExp(`^${e.split("*").join(".*")}$`,"u").test(t))}function Hh(n){return n.map(t=>t.cssText).join(`
`)}function Gh(n,t){let e=document.createElement("style");e.id=Kh,e.textContent=Hh(n),t.content.appendChild(e)}function Vh(n=""){let t=0;return n.startsWith("lumo-")||n.startsWith("material-")?t=1:n.startsWith("vaadin-")&&(t=2),t}function nl(n){let t=[];return n.include&&[].concat(n.include).forEach(e=>{let i=Ms.find(r=>r.moduleId===e);i?t.push(...nl(i),...i.styles):console.warn(`Included moduleId ${e} not found in style registry`)},n.styles),t}function Wh(n){let t=`${n}-default-theme`,e=Ms.filter(i=>i.moduleId!==t&&Uh(i.themeFor,n)).map(i=>({...i,styles:[...nl(i),...i.styles],includePriority:Vh(i.moduleId)})).sort((i,r)=>r.includePriority-i.includePriority);return e.length>0?e:Ms.filter(i=>i.moduleId===t)}var Ms,Bh,Fh,Kh,fe,Ve=pe(()=>{Z();ks();Os();Ms=[],Bh=new Set,Fh=new Set;Kh="vaadin-themable-mixin-style";fe=n=>class extends $i(n){constructor(){super(),Bh.add(new WeakRef(this))}static finalize(){if(super.finalize(),this.is&&Fh.add(this.is),this.elementStyles)return;let e=this.prototype._template;!e||zh(this)||Gh(this.getStylesForThis(),e)}static finalizeStyles(e){return this.baseStyles=e?[e].flat(1/0):[],this.themeStyles=this.getStylesForThis(),[...this.baseStyles,...this.themeStyles]}static getStylesForThis(){let e=n.__themes||[],i=Object.getPrototypeOf(this.prototype),r=(i?i.constructor.__themes:[])||[];this.__themes=[...e,...r,...Wh(this.is)];let s=this.__themes.flatMap(o=>o.styles);return s.filter((o,a)=>a===s.lastIndexOf(o))}}});var Ie=pe(()=>{Z();vn();["--vaadin-text-color","--vaadin-text-color-disabled","--vaadin-text-color-secondary","--vaadin-border-color","--vaadin-border-color-secondary","--vaadin-background-color"].forEach(n=>{Tt({name:n,syntax:"<color>",inherits:!0,initialValue:"transparent"})});Ri("vaadin-base",K`
    @layer vaadin.base {
      html {
        /* Background color */
        --vaadin-background-color: light-dark(#fff, #222);

        /* Container colors */
        --vaadin-background-container: color-mix(in oklab, var(--vaadin-text-color) 5%, var(--vaadin-background-color));
        --vaadin-background-container-strong: color-mix(
          in oklab,
          var(--vaadin-text-color) 10%,
          var(--vaadin-background-color)
        );

        /* Border colors */
        --vaadin-border-color-secondary: color-mix(in oklab, var(--vaadin-text-color) 24%, transparent);
        --vaadin-border-color: color-mix(in oklab, var(--vaadin-text-color) 48%, transparent); /* Above 3:1 contrast */

        /* Text colors */
        /* Above 3:1 contrast */
        --vaadin-text-color-disabled: color-mix(in oklab, var(--vaadin-text-color) 48%, transparent);
        /* Above 4.5:1 contrast */
        --vaadin-text-color-secondary: color-mix(in oklab, var(--vaadin-text-color) 68%, transparent);
        /* Above 7:1 contrast */
        --vaadin-text-color: light-dark(#1f1f1f, white);

        /* Padding */
        --vaadin-padding-xs: 6px;
        --vaadin-padding-s: 8px;
        --vaadin-padding-m: 12px;
        --vaadin-padding-l: 16px;
        --vaadin-padding-xl: 24px;
        --vaadin-padding-block-container: var(--vaadin-padding-xs);
        --vaadin-padding-inline-container: var(--vaadin-padding-s);

        /* Gap/spacing */
        --vaadin-gap-xs: 6px;
        --vaadin-gap-s: 8px;
        --vaadin-gap-m: 12px;
        --vaadin-gap-l: 16px;
        --vaadin-gap-xl: 24px;

        /* Border radius */
        --vaadin-radius-s: 3px;
        --vaadin-radius-m: 6px;
        --vaadin-radius-l: 12px;

        /* Focus outline */
        --vaadin-focus-ring-width: 2px;
        --vaadin-focus-ring-color: var(--vaadin-text-color);

        /* Icons, used as mask-image */
        --_vaadin-icon-arrow-up: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m5 12 7-7 7 7"/><path d="M12 19V5"/></svg>');
        --_vaadin-icon-calendar: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 2v4"/><path d="M16 2v4"/><rect width="18" height="18" x="3" y="4" rx="2"/><path d="M3 10h18"/></svg>');
        --_vaadin-icon-checkmark: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2.5" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="m4.5 12.75 6 6 9-13.5" /></svg>');
        --_vaadin-icon-checkmark-small: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="3.5" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="m4.5 12.75 6 6 9-13.5" /></svg>');
        --_vaadin-icon-chevron-down: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>');
        --_vaadin-icon-chevron-right: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 18 6-6-6-6"/></svg>');
        --_vaadin-icon-clock: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 6v6l4 2"/><circle cx="12" cy="12" r="10"/></svg>');
        --_vaadin-icon-cross: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M6 18 18 6M6 6l12 12" /></svg>');
        --_vaadin-icon-cross-small: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="3.5" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M6 18 18 6M6 6l12 12" /></svg>');
        --_vaadin-icon-drag: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M11 7c0 .82843-.6716 1.5-1.5 1.5C8.67157 8.5 8 7.82843 8 7s.67157-1.5 1.5-1.5c.8284 0 1.5.67157 1.5 1.5Zm0 5c0 .8284-.6716 1.5-1.5 1.5-.82843 0-1.5-.6716-1.5-1.5s.67157-1.5 1.5-1.5c.8284 0 1.5.6716 1.5 1.5Zm0 5c0 .8284-.6716 1.5-1.5 1.5-.82843 0-1.5-.6716-1.5-1.5s.67157-1.5 1.5-1.5c.8284 0 1.5.6716 1.5 1.5Zm5-10c0 .82843-.6716 1.5-1.5 1.5S13 7.82843 13 7s.6716-1.5 1.5-1.5S16 6.17157 16 7Zm0 5c0 .8284-.6716 1.5-1.5 1.5S13 12.8284 13 12s.6716-1.5 1.5-1.5 1.5.6716 1.5 1.5Zm0 5c0 .8284-.6716 1.5-1.5 1.5S13 17.8284 13 17s.6716-1.5 1.5-1.5 1.5.6716 1.5 1.5Z" fill="currentColor"/></svg>');
        --_vaadin-icon-ellipsis: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/></svg>');
        --_vaadin-icon-eye: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M2.036 12.322a1.012 1.012 0 0 1 0-.639C3.423 7.51 7.36 4.5 12 4.5c4.638 0 8.573 3.007 9.963 7.178.07.207.07.431 0 .639C20.577 16.49 16.64 19.5 12 19.5c-4.638 0-8.573-3.007-9.963-7.178Z" /><path stroke-linecap="round" stroke-linejoin="round" d="M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z" /></svg>');
        --_vaadin-icon-eye-slash: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M3.98 8.223A10.477 10.477 0 0 0 1.934 12C3.226 16.338 7.244 19.5 12 19.5c.993 0 1.953-.138 2.863-.395M6.228 6.228A10.451 10.451 0 0 1 12 4.5c4.756 0 8.773 3.162 10.065 7.498a10.522 10.522 0 0 1-4.293 5.774M6.228 6.228 3 3m3.228 3.228 3.65 3.65m7.894 7.894L21 21m-3.228-3.228-3.65-3.65m0 0a3 3 0 1 0-4.243-4.243m4.242 4.242L9.88 9.88" /></svg>');
        --_vaadin-icon-file: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z"/><path d="M14 2v4a2 2 0 0 0 2 2h4"/></svg>');
        --_vaadin-icon-fullscreen: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="1.5" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M3.75 3.75v4.5m0-4.5h4.5m-4.5 0L9 9M3.75 20.25v-4.5m0 4.5h4.5m-4.5 0L9 15M20.25 3.75h-4.5m4.5 0v4.5m0-4.5L15 9m5.25 11.25h-4.5m4.5 0v-4.5m0 4.5L15 15" /></svg>');
        --_vaadin-icon-image: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><rect width="18" height="18" x="3" y="3" rx="2" ry="2"/><circle cx="9" cy="9" r="2"/><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"/></svg>');
        --_vaadin-icon-link: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"/><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"/></svg>');
        --_vaadin-icon-menu: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M3.75 6.75h16.5M3.75 12h16.5m-16.5 5.25h16.5" /></svg>');
        --_vaadin-icon-minus: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 12h14"/></svg>');
        --_vaadin-icon-paper-airplane: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M6 12 3.269 3.125A59.769 59.769 0 0 1 21.485 12 59.768 59.768 0 0 1 3.27 20.875L5.999 12Zm0 0h7.5" /></svg>');
        --_vaadin-icon-pen: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"/><path d="m15 5 4 4"/></svg>');
        --_vaadin-icon-play: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24" stroke-width="2" stroke="currentColor"><path stroke-linecap="round" stroke-linejoin="round" d="M5.25 5.653c0-.856.917-1.398 1.667-.986l11.54 6.347a1.125 1.125 0 0 1 0 1.972l-11.54 6.347a1.125 1.125 0 0 1-1.667-.986V5.653Z" /></svg>');
        --_vaadin-icon-plus: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 12h14"/><path d="M12 5v14"/></svg>');
        --_vaadin-icon-redo: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M21 7v6h-6"/><path d="M3 17a9 9 0 0 1 9-9 9 9 0 0 1 6 2.3l3 2.7"/></svg>');
        --_vaadin-icon-refresh: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M22 10C22 10 19.995 7.26822 18.3662 5.63824C16.7373 4.00827 14.4864 3 12 3C7.02944 3 3 7.02944 3 12C3 16.9706 7.02944 21 12 21C16.1031 21 19.5649 18.2543 20.6482 14.5M22 10V4M22 10H16" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>');
        --_vaadin-icon-resize: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" fill="none" viewBox="0 0 24 24"><path fill-rule="evenodd" clip-rule="evenodd" d="M18.5303 7.46967c.2929.29289.2929.76777 0 1.06066L8.53033 18.5304c-.29289.2929-.76777.2929-1.06066 0s-.29289-.7678 0-1.0607L17.4697 7.46967c.2929-.29289.7677-.29289 1.0606 0Zm0 4.50003c.2929.2929.2929.7678 0 1.0607l-5.5 5.5c-.2929.2928-.7677.2928-1.0606 0-.2929-.2929-.2929-.7678 0-1.0607l5.4999-5.5c.2929-.2929.7678-.2929 1.0607 0Zm0 4.5c.2929.2928.2929.7677 0 1.0606l-1 1.0001c-.2929.2928-.7677.2929-1.0606 0-.2929-.2929-.2929-.7678 0-1.0607l1-1c.2929-.2929.7677-.2929 1.0606 0Z" fill="currentColor"/></svg>');
        --_vaadin-icon-slash: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><rect x="13.7812" y="4.22583" width="1.5" height="16" rx="0.75" transform="rotate(20 13.7812 4.22583)" fill="currentColor"/></svg>');
        --_vaadin-icon-sort: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="12" viewBox="0 0 8 12" fill="none"><path d="M7.49854 6.99951C7.92795 6.99951 8.15791 7.50528 7.87549 7.82861L4.37646 11.8296C4.17728 12.0571 3.82272 12.0571 3.62354 11.8296L0.125488 7.82861C-0.157248 7.50531 0.0719873 6.99956 0.501465 6.99951H7.49854ZM3.62354 0.17041C3.82275 -0.0573875 4.17725 -0.0573848 4.37646 0.17041L7.87549 4.17041C8.15825 4.49373 7.92806 5.00049 7.49854 5.00049L0.501465 4.99951C0.0719873 4.99946 -0.157248 4.49371 0.125488 4.17041L3.62354 0.17041Z" fill="black"/></svg>');
        --_vaadin-icon-undo: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M3 7v6h6"/><path d="M21 17a9 9 0 0 0-9-9 9 9 0 0 0-6 2.3L3 13"/></svg>');
        --_vaadin-icon-upload: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 3v12"/><path d="m17 8-5-5-5 5"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/></svg>');
        --_vaadin-icon-user: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/></svg>');
        --_vaadin-icon-warn: url('data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>');

        /* Cursors for interactive elements */
        --vaadin-clickable-cursor: pointer;
        --vaadin-disabled-cursor: not-allowed;

        /* Use units so that the values can be used in calc() */
        --safe-area-inset-top: env(safe-area-inset-top, 0px);
        --safe-area-inset-right: env(safe-area-inset-right, 0px);
        --safe-area-inset-bottom: env(safe-area-inset-bottom, 0px);
        --safe-area-inset-left: env(safe-area-inset-left, 0px);
        --safe-area-inset-inline-start: var(--safe-area-inset-left);
        --safe-area-inset-inline-end: var(--safe-area-inset-right);

        &:dir(rtl) {
          --safe-area-inset-inline-start: var(--safe-area-inset-right);
          --safe-area-inset-inline-end: var(--safe-area-inset-left);
        }
      }

      @supports not (color: hsl(0 0 0)) {
        html {
          --_vaadin-safari-17-deg: 1deg;
        }
      }

      @media (forced-colors: active) {
        html {
          --vaadin-background-color: Canvas;
          --vaadin-border-color: CanvasText;
          --vaadin-border-color-secondary: CanvasText;
          --vaadin-text-color-disabled: CanvasText;
          --vaadin-text-color-secondary: CanvasText;
          --vaadin-text-color: CanvasText;
          --vaadin-icon-color: CanvasText;
          --vaadin-focus-ring-color: Highlight;
        }
      }
    }
  `)});var rl=pe(()=>{});function qh(){Rs=!1;let n=yn.length;for(let t=0;t<n;t++){let e=yn[t];if(e)try{e()}catch(i){setTimeout(()=>{throw i})}}yn.splice(0,n),ol+=n}var sl,ol,yn,Rs,En,al,ll,Bi,St=pe(()=>{sl=0,ol=0,yn=[],Rs=!1;En={after(n){return{run(t){return window.setTimeout(t,n)},cancel(t){window.clearTimeout(t)}}},run(n,t){return window.setTimeout(n,t)},cancel(n){window.clearTimeout(n)}},al={run(n){return window.requestAnimationFrame(n)},cancel(n){window.cancelAnimationFrame(n)}},ll={run(n){return window.requestIdleCallback?window.requestIdleCallback(n):window.setTimeout(n,16)},cancel(n){window.cancelIdleCallback?window.cancelIdleCallback(n):window.clearTimeout(n)}},Bi={run(n){Rs||(Rs=!0,queueMicrotask(()=>qh())),yn.push(n);let t=sl;return sl+=1,t},cancel(n){let t=n-ol;if(t>=0){if(!yn[t])throw new Error(`invalid async handle: ${n}`);yn[t]=null}}}});function cl(n){Ls.add(n)}var Ls,We,Yt=pe(()=>{Ls=new Set,We=class n{static debounce(t,e,i){return t instanceof n?t._cancelAsync():t=new n,t.setConfig(e,i),t}constructor(){this._asyncModule=null,this._callback=null,this._timer=null}setConfig(t,e){this._asyncModule=t,this._callback=e,this._timer=this._asyncModule.run(()=>{this._timer=null,Ls.delete(this),this._callback()})}cancel(){this.isActive()&&(this._cancelAsync(),Ls.delete(this))}_cancelAsync(){this.isActive()&&(this._asyncModule.cancel(this._timer),this._timer=null)}flush(){this.isActive()&&(this.cancel(),this._callback())}isActive(){return this._timer!=null}}});var Ds,dl,Le,mt=pe(()=>{rl();St();Yt();At();window.Vaadin||(window.Vaadin={});window.Vaadin.registrations||(window.Vaadin.registrations=[]);window.Vaadin.developmentModeCallback||(window.Vaadin.developmentModeCallback={});window.Vaadin.developmentModeCallback["vaadin-usage-statistics"]=function(){};dl=new Set,Le=n=>class extends Ge(n){static _ensureRegistrations(){let{is:e}=this;if(e&&!dl.has(e)){window.Vaadin.registrations.push(this),dl.add(e);let i=window.Vaadin.developmentModeCallback;i&&(Ds=We.debounce(Ds,ll,()=>{i["vaadin-usage-statistics"]()}),cl(Ds))}}constructor(){super(),document.doctype===null&&console.warn('Vaadin components require the "standards mode" declaration. Please add <!DOCTYPE html> to the HTML document.'),this.constructor._ensureRegistrations()}}});function rp(n){return Fs.has(n)||Fs.set(n,new Set),Fs.get(n)}function sp(n,t){let e=new CSSStyleSheet;e.replaceSync(n.toString()),t.adoptedStyleSheets=[...t.adoptedStyleSheets,e]}var Fs,op,xn,Wi=pe(()=>{je();Fs=new WeakMap;op=n=>class extends n{get slotStyles(){return[]}connectedCallback(){super.connectedCallback(),this.__applySlotStyles()}__applySlotStyles(){let e=this.getRootNode(),i=rp(e);this.slotStyles.forEach(r=>{i.has(r)||(sp(r,e),i.add(r))})}},xn=_e(op)});function zp(n,t){this.v=n,this.k=t}function ac(n,t){(t==null||t>n.length)&&(t=n.length);for(var e=0,i=Array(t);e<t;e++)i[e]=n[e];return i}function Up(n){if(Array.isArray(n))return n}function Hp(n,t){var e=n==null?null:typeof Symbol<"u"&&n[Symbol.iterator]||n["@@iterator"];if(e!=null){var i,r,s,o,a=[],l=!0,u=!1;try{if(s=(e=e.call(n)).next,t===0){if(Object(e)!==e)return;l=!1}else for(;!(l=(i=s.call(e)).done)&&(a.push(i.value),a.length!==t);l=!0);}catch(d){u=!0,r=d}finally{try{if(!l&&e.return!=null&&(o=e.return(),Object(o)!==o))return}finally{if(u)throw r}}return a}}function Kp(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function Gp(n,t){return Up(n)||Hp(n,t)||Vp(n,t)||Kp()}function Vp(n,t){if(n){if(typeof n=="string")return ac(n,t);var e={}.toString.call(n).slice(8,-1);return e==="Object"&&n.constructor&&(e=n.constructor.name),e==="Map"||e==="Set"?Array.from(n):e==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(e)?ac(n,t):void 0}}function mr(n){var t,e;function i(s,o){try{var a=n[s](o),l=a.value,u=l instanceof zp;Promise.resolve(u?l.v:l).then(function(d){if(u){var p=s==="return"&&l.k?s:"next";if(!l.k||d.done)return i(p,d);d=n[p](d).value}r(!!a.done,d)},function(d){i("throw",d)})}catch(d){r(2,d)}}function r(s,o){s===2?t.reject(o):t.resolve({value:o,done:s}),(t=t.next)?i(t.key,t.arg):e=null}this._invoke=function(s,o){return new Promise(function(a,l){var u={key:s,arg:o,resolve:a,reject:l,next:null};e?e=e.next=u:(t=e=u,i(s,o))})},typeof n.return!="function"&&(this.return=void 0)}function be(n){return function(t){for(var e=arguments.length,i=new Array(e>1?e-1:0),r=1;r<e;r++)i[r-1]=arguments[r];return br(n,t,i)}}function Ac(n){return function(){for(var t=arguments.length,e=new Array(t),i=0;i<t;i++)e[i]=arguments[i];return go(n,e)}}function re(n,t){let e=arguments.length>2&&arguments[2]!==void 0?arguments[2]:Qt;if(lc&&lc(n,null),!Tn(t))return n;let i=t.length;for(;i--;){let r=t[i];if(typeof r=="string"){let s=e(r);s!==r&&(qp(t)||(t[i]=s),r=s)}n[r]=!0}return n}function nf(n){for(let t=0;t<n.length;t++)Pe(n,t)||(n[t]=null);return n}function vr(n){let t=Lt(null);for(let i of yc(n)){var e=Gp(i,2);let r=e[0],s=e[1];Pe(n,r)&&(Tn(s)?t[r]=nf(s):s&&typeof s=="object"&&s.constructor===Object?t[r]=vr(s):t[r]=s)}return t}function ni(n){let t=Lt(null),e=Wp(n),i=e.length;for(;i--;)t[e[i]]=n[e[i]];return t}function rf(n){switch(typeof n){case"string":return n;case"number":return Jp(n);case"boolean":return ef(n);case"bigint":return dc?dc(n):"0";case"symbol":return uc?uc(n):"Symbol()";case"undefined":return ti(n);case"function":case"object":{if(n===null)return ti(n);let t=n,e=Qe(t,"toString");if(typeof e=="function"){let i=e(t);return typeof i=="string"?i:ti(i)}return ti(n)}default:return ti(n)}}function Qe(n,t){for(;n!==null;){let i=xc(n,t);if(i){if(i.get)return be(i.get);if(typeof i.value=="function")return be(i.value)}n=Ec(n)}function e(){return null}return e}function sf(n,t){for(;n!==null;){let e=xc(n,t);if(e)return e.get?be(e.get):null;n=Ec(n)}return null}function of(n){if(!n)return!1;try{return ke(n,""),!0}catch{return!1}}function Tc(){let n=arguments.length>0&&arguments[0]!==void 0?arguments[0]:wf(),t=v=>Tc(v);if(t.version="3.4.18",t.removed=[],!n||!n.document||n.document.nodeType!==xe.document||!n.Element)return t.isSupported=!1,t;let e=n.document,i=e,r=i.currentScript,s=n.HTMLTemplateElement,o=n.Node,a=n.Element,l=n.NodeFilter,u=n.DOMParser,d=n.trustedTypes,p=a.prototype,f=Qe(p,"cloneNode"),m=Qe(p,"remove"),x=Qe(p,"removeAttributeNode"),A=Qe(p,"nextSibling"),w=Qe(p,"childNodes"),S=Qe(p,"parentNode"),z=Qe(p,"shadowRoot"),N=Qe(p,"attributes"),D=o&&o.prototype?Qe(o.prototype,"nodeType"):null,M=o&&o.prototype?Qe(o.prototype,"nodeName"):null,P=o&&o.prototype?Qe(o.prototype,"ownerDocument"):null,B=function(c){return D?D(c):c.nodeType},U=function(c){return M?M(c):c.nodeName},j=sf(p,"namespaceURI"),de=function(c){return j?j(c):c.namespaceURI};if(typeof s=="function"){let v=e.createElement("template");v.content&&v.content.ownerDocument&&(e=v.content.ownerDocument)}let g,y="",F,R=!1,L=0,_=function(){if(L>0)throw vt('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},k=function(c){_(),L++;try{return g.createHTML(c)}finally{L--}},C=function(c){return g&&Gr?k(c):c},G=function(c){_(),L++;try{return g.createScriptURL(c)}finally{L--}},Y=function(){return R||(F=Af(d,r),R=!0),F},te=e,oe=te.implementation,He=te.createNodeIterator,Ne=te.createDocumentFragment,Be=te.getElementsByTagName,Et=i.importNode,ue=vc();t.isSupported=typeof yc=="function"&&typeof S=="function"&&oe&&oe.createHTMLDocument!==void 0;let $t=cf,Pn=df,$n=uf,Bn=pf,Fn=ff,xt=mf,ln=gf,Ke=bf,ne=gc,ie=null,$=re({},[...hc,...co,...uo,...ho,...pc]),he=null,ye=re({},[...fc,...po,...mc,..._r]),J=null,rt=null,st=null,Ze=Object.seal(Lt(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),cn=!0,T=!0,O=!1,W=!0,X=!1,me=!0,Oe=!1,zn=!1,dn=null,pi=null,Kr=!1,un=!1,fi=!1,Gr=!1,na=!0,ia=!1,ra="user-content-",Vr=!0,Wr=!1,Bt=null,hn=!1,Ft=null,sa=re({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),oa=null,aa=re({},["audio","video","img","source","image","track"]),la=null,ca=re({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),mi="http://www.w3.org/1998/Math/MathML",gi="http://www.w3.org/2000/svg",ot="http://www.w3.org/1999/xhtml",pn=ot,qr=!1,da=null,zu=re({},[mi,gi,ot],ao),Uu=Ce(re({},["mi","mo","mn","ms","mtext"])),Yr=null,Hu=Ce(re({},["annotation-xml"])),Zr=null,Ku=Ce(Lt(null)),Gu=re({},["title","style","font","a","script"]),Un=null,Vu=["application/xhtml+xml","text/html"],Wu="text/html",Ee=null,_i=null,qu=e.createElement("form"),ua=function(c){return c instanceof RegExp||c instanceof Function},jr=function(){let c=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!c||typeof c!="object")&&(c={}),c=vr(c),Un=Vu.indexOf(c.PARSER_MEDIA_TYPE)===-1?Wu:c.PARSER_MEDIA_TYPE,Ee=Un==="application/xhtml+xml"?ao:Qt,ie=Rt(c,"ALLOWED_TAGS",$,{transform:Ee}),he=Rt(c,"ALLOWED_ATTR",ye,{transform:Ee}),da=Rt(c,"ALLOWED_NAMESPACES",zu,{transform:ao}),la=Rt(c,"ADD_URI_SAFE_ATTR",ca,{transform:Ee,base:ca}),oa=Rt(c,"ADD_DATA_URI_TAGS",aa,{transform:Ee,base:aa}),Ft=Rt(c,"FORBID_CONTENTS",sa,{transform:Ee}),rt=Rt(c,"FORBID_TAGS",Lt(null),{transform:Ee}),st=Rt(c,"FORBID_ATTR",Lt(null),{transform:Ee}),hn=Pe(c,"USE_PROFILES")?c.USE_PROFILES&&typeof c.USE_PROFILES=="object"?vr(c.USE_PROFILES):c.USE_PROFILES:!1,cn=c.ALLOW_ARIA_ATTR!==!1,T=c.ALLOW_DATA_ATTR!==!1,O=c.ALLOW_UNKNOWN_PROTOCOLS||!1,W=c.ALLOW_SELF_CLOSE_IN_ATTR!==!1,X=c.SAFE_FOR_TEMPLATES||!1,me=c.SAFE_FOR_XML!==!1,Oe=c.WHOLE_DOCUMENT||!1,un=c.RETURN_DOM||!1,fi=c.RETURN_DOM_FRAGMENT||!1,Gr=c.RETURN_TRUSTED_TYPE||!1,Kr=c.FORCE_BODY||!1,na=c.SANITIZE_DOM!==!1,ia=c.SANITIZE_NAMED_PROPS||!1,Vr=c.KEEP_CONTENT!==!1,Wr=c.IN_PLACE||!1,ne=of(c.ALLOWED_URI_REGEXP)?c.ALLOWED_URI_REGEXP:gc,pn=typeof c.NAMESPACE=="string"?c.NAMESPACE:ot,Yr=mo(c,"MATHML_TEXT_INTEGRATION_POINTS",Uu),Zr=mo(c,"HTML_INTEGRATION_POINTS",Hu);let h=mo(c,"CUSTOM_ELEMENT_HANDLING",Ku);if(J=Lt(null),Pe(h,"tagNameCheck")&&ua(h.tagNameCheck)&&(J.tagNameCheck=h.tagNameCheck),Pe(h,"attributeNameCheck")&&ua(h.attributeNameCheck)&&(J.attributeNameCheck=h.attributeNameCheck),Pe(h,"allowCustomizedBuiltInElements")&&typeof h.allowCustomizedBuiltInElements=="boolean"&&(J.allowCustomizedBuiltInElements=h.allowCustomizedBuiltInElements),we(J),X&&(T=!1),fi&&(un=!0),hn&&((Pe(c,"ALLOWED_TAGS")||Pe(c,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),ie=re({},pc),he=Lt(null),hn.html===!0&&(re(ie,hc),re(he,fc)),hn.svg===!0&&(re(ie,co),re(he,po),re(he,_r)),hn.svgFilters===!0&&(re(ie,uo),re(he,po),re(he,_r)),hn.mathMl===!0&&(re(ie,ho),re(he,mc),re(he,_r))),Ze.tagCheck=null,Ze.attributeCheck=null,Pe(c,"ADD_TAGS")&&(typeof c.ADD_TAGS=="function"?Ze.tagCheck=c.ADD_TAGS:Tn(c.ADD_TAGS)&&(ie===$&&(ie=ni(ie)),re(ie,c.ADD_TAGS,Ee))),Pe(c,"ADD_ATTR")&&(typeof c.ADD_ATTR=="function"?Ze.attributeCheck=c.ADD_ATTR:Tn(c.ADD_ATTR)&&(he===ye&&(he=ni(he)),re(he,c.ADD_ATTR,Ee))),Pe(c,"ADD_FORBID_CONTENTS")&&Tn(c.ADD_FORBID_CONTENTS)&&(Ft===sa&&(Ft=ni(Ft)),re(Ft,c.ADD_FORBID_CONTENTS,Ee)),Vr&&(ie["#text"]=!0),Oe&&re(ie,["html","head","body"]),ie.table&&(ie.tbody=!0,delete rt.tbody),c.TRUSTED_TYPES_POLICY){if(typeof c.TRUSTED_TYPES_POLICY.createHTML!="function")throw vt('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof c.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw vt('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let b=g;g=c.TRUSTED_TYPES_POLICY;try{y=k("")}catch(E){throw g=b,E}}else c.TRUSTED_TYPES_POLICY===null?(g=void 0,y=""):(g===void 0&&(g=Y()),g&&typeof y=="string"&&(y=k("")));_i=Ce(c)},ha=re({},[...co,...uo,...af]),pa=re({},[...ho,...lf]),Yu=function(c,h,b){return h===ot?c==="svg":h===mi?c==="svg"&&(b==="annotation-xml"||Yr[b]):!!ha[c]},Zu=function(c,h,b){return h===ot?c==="math":h===gi?c==="math"&&Zr[b]:!!pa[c]},ju=function(c,h,b){return h===gi&&!Zr[b]||h===mi&&!Yr[b]?!1:!pa[c]&&(Gu[c]||!ha[c])},Xu=function(c){let h=de(c),b=Qt(U(c)),E=S(c),I=pn,H="template";return E&&B(E)===xe.element&&(I=de(E),H=Qt(U(E))),da[h]?h===gi?Yu(b,I,H):h===mi?Zu(b,I,H):h===ot?ju(b,I,H):Un==="application/xhtml+xml":!1},wt=function(c){Jn(t.removed,{element:c});try{S(c).removeChild(c)}catch{if(m(c),!S(c))throw vt("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},fa=function(c,h,b){try{x(c,h)}catch{try{c.removeAttribute(b)}catch{}}},Xr=function(c){es(c);let h=w(c);h&&bt(Zp(h),b=>{try{m(b)}catch{}}),B(c)===xe.element&&Qr(c,!1)},fn=function(c,h,b){if(!b)try{b=h.getAttributeNode(c)}catch{b=null}if(Jn(t.removed,{attribute:b||null,from:h}),b)fa(h,b,c);else try{h.removeAttribute(c)}catch{}if(c==="is")if(un||fi)try{wt(h)}catch{}else try{h.setAttribute(c,"")}catch{}},Qr=function(c,h){let b=N(c);if(b)for(let E=b.length-1;E>=0;--E){let I=b[E],H=I&&I.name;typeof H=="string"&&!(h&&he[Ee(H)])&&fa(c,I,H)}},Jr=function(c,h){let b=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,E=[c];for(;E.length>0;){let I=E.pop();if(h(I)===!1)continue;if(b&&B(I)===xe.element){let Q=z(I);mn(Q)&&E.push(Q)}let H=w(I);if(H)for(let Q=H.length-1;Q>=0;--Q)E.push(H[Q])}},es=function(c){Jr(c,h=>{B(h)===xe.element&&Qr(h,!0)})},ts=function(c){let h=[];return Jr(c,b=>{h.push(b)},!0),h},Qu=function(c,h){let b=so();bt(ts(c),E=>{B(E)===xe.element&&oo(b,E)}),bt(h,E=>{B(E)===xe.element&&!ei(b,E)&&Qr(E,!0)})},ma=function(c,h){let b=!1;return bt(t.removed,E=>{E.element&&(b=b||E.element===c,es(E.element))}),Qu(c,h),b},Ju=8,eh=function(c,h){let b=Bt,E=null,I=()=>(E||(E=so(),bt(h,H=>{oo(E,H)})),E);for(let H=0;;H++){let Q=ts(c),Ae=[c],dt=!1;if(bt(Q,et=>{B(et)===xe.documentFragment?Jn(Ae,et):!dt&&!ei(b,et)&&(dt=ei(I(),et))}),!dt)return;if(H>=Ju)throw vt("the tree kept changing during in-place sanitization; refusing to return it");bt(Ae,(et,qe)=>{th(et,qe>0,c,I())})}},th=function(c,h,b,E){let I=bi(c),H;for(;H=I.nextNode();)!ei(E,H)||ei(Bt,H)||(h&&Je(ue.uponSanitizeShadowNode,H,null),ss(H,b))},nh=function(c){Bt&&oo(Bt,c)},ga=function(c,h){return me?c==="patchsrc"?!0:c==="for"&&h!=="label"&&h!=="output":!1},ih=function(c){me&&Jr(c,h=>{let b=B(h);if(b===xe.processingInstruction||b===xe.comment&&ke(_c,h.data)){try{m(h)}catch{}return!1}if(b===xe.element){let E=h,I=Ee(U(h));try{E.hasAttribute&&E.hasAttribute("patchsrc")&&E.removeAttribute("patchsrc"),E.hasAttribute&&E.hasAttribute("for")&&ga("for",I)&&E.removeAttribute("for")}catch{}}return!0})},_a=function(c){let h=null,b=null;if(Kr)c="<remove></remove>"+c;else{let H=Xp(c,Ef);b=H&&H[0]}Un==="application/xhtml+xml"&&pn===ot&&(c='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+c+"</body></html>");let E=g?k(c):c;if(pn===ot)try{h=new u().parseFromString(E,Un)}catch{}if(!h||!h.documentElement){h=oe.createDocument(pn,"template",null);try{h.documentElement.innerHTML=qr?y:E}catch{}}let I=h.body||h.documentElement;return c&&b&&I.insertBefore(e.createTextNode(b),I.childNodes[0]||null),pn===ot?Be.call(h,Oe?"html":"body")[0]:Oe?h.documentElement:I},bi=function(c){let h=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,b=P?P(c):c.ownerDocument;return He.call(b||c,c,(h?0:l.SHOW_ELEMENT)|l.SHOW_COMMENT|l.SHOW_TEXT|l.SHOW_PROCESSING_INSTRUCTION|l.SHOW_CDATA_SECTION,null)},ns=function(c){return c=gr(c,$t," "),c=gr(c,Pn," "),c=gr(c,$n," "),c},is=function(c){var h;rs(c);let b=(h=c.querySelectorAll)===null||h===void 0?void 0:h.call(c,"template");b&&bt(b,E=>{mn(E.content)&&is(E.content)})},rs=function(c){c.normalize();let h=bi(c,!0),b=h.nextNode();for(;b;)b.data=ns(b.data),b=h.nextNode()},vi=function(c){let h=M?M(c):null;return typeof h!="string"||Ee(h)!=="form"?!1:typeof c.nodeName!="string"||typeof c.textContent!="string"||typeof c.removeChild!="function"||c.attributes!==N(c)||typeof c.removeAttribute!="function"||typeof c.removeAttributeNode!="function"||typeof c.getAttributeNode!="function"||typeof c.setAttribute!="function"||typeof c.namespaceURI!="string"||typeof c.insertBefore!="function"||typeof c.hasChildNodes!="function"||c.nodeType!==D(c)||c.childNodes!==w(c)},ba=function(c){if(!D||typeof c!="object"||c===null)return null;try{let h=D(c);return typeof h=="number"?h:null}catch{return null}},mn=function(c){return ba(c)===xe.documentFragment},Hn=function(c){return ba(c)!==null};function Je(v,c,h){v.length!==0&&bt(v,b=>{b.call(t,c,h,_i)})}let rh=function(c,h,b){return!!(me&&b===xe.element&&c.hasChildNodes()&&!Hn(c.firstElementChild)&&ke(fo,c.textContent)&&ke(fo,c.innerHTML)||me&&xf[h]&&b===xe.element&&de(c)===ot&&(Hn(c.firstElementChild)||typeof c.textContent=="string"&&ke(fo,c.textContent))||b===xe.processingInstruction||me&&b===xe.comment&&ke(_c,c.data))},yi=function(c,h){if(c instanceof RegExp)return ke(c,h);if(c instanceof Function){for(var b=arguments.length,E=new Array(b>2?b-2:0),I=2;I<b;I++)E[I-2]=arguments[I];return!!c(h,...E)}return!1},sh=function(c,h,b){if(!rt[h]&&Ea(h)&&yi(J.tagNameCheck,h))return!1;if(Vr&&!Ft[h]&&!Ft[Qt(h)]){let E=S(c),I=w(c);if(I&&E){let H=I.length;for(let Q=H-1;Q>=0;--Q){let Ae=c===b?f(I[Q],!0):I[Q];E.insertBefore(Ae,A(c))}}}return wt(c),!0},va=function(c,h,b,E){return c.length===0?h:h===b||h===E?ni(h):h},gn=function(c,h){return c===h||S(c)!==null?!1:(Wr&&es(c),!0)},oh=function(c,h){if(nh(c),Je(ue.beforeSanitizeElements,c,null),gn(c,h))return!0;if(vi(c))return wt(c),!0;let b=Ee(U(c)),E=B(c);if(ie=va(ue.uponSanitizeElement,ie,$,dn),Je(ue.uponSanitizeElement,c,{tagName:b,allowedTags:ie}),gn(c,h))return!0;if(rh(c,b,E))return wt(c),!0;if(rt[b]||!(Ze.tagCheck instanceof Function&&Ze.tagCheck(b))&&!ie[b]){let I=sh(c,b,h);return I===!1&&(Je(ue.afterSanitizeElements,c,null),gn(c,h))?!0:I}if(E===xe.element&&!Xu(c)||(b==="noscript"||b==="noembed"||b==="noframes")&&ke(vf,c.innerHTML))return wt(c),!0;if(X&&E===xe.text){let I=c.textContent,H=ns(I);I!==H&&(Jn(t.removed,{element:c.cloneNode()}),c.textContent=H)}return Je(ue.afterSanitizeElements,c,null),gn(c,h)},ya=function(c,h,b){if(st[h]||ga(h,c)||na&&(h==="id"||h==="name")&&(b in e||b in qu))return!1;let E=he[h]||Ze.attributeCheck instanceof Function&&Ze.attributeCheck(h,c);if(T&&ke(Bn,h)||cn&&ke(Fn,h))return!0;if(!E)return Ea(c)&&yi(J.tagNameCheck,c)&&yi(J.attributeNameCheck,h,c)||h==="is"&&J.allowCustomizedBuiltInElements&&yi(J.tagNameCheck,b);if(la[h])return!0;let I=gr(b,ln,"");return ke(ne,I)||(h==="src"||h==="xlink:href"||h==="href")&&c!=="script"&&lo(b,"data:")===0&&oa[c]||O&&!ke(xt,I)?!0:!b},ah=re({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),Ea=function(c){return!ah[Qt(c)]&&ke(Ke,c)},lh=function(c,h,b,E){if(g&&typeof d=="object"&&typeof d.getAttributeType=="function"&&!b)switch(d.getAttributeType(c,h)){case"TrustedHTML":return k(E);case"TrustedScriptURL":return G(E)}return E},ch=function(c,h,b,E){try{return b?c.setAttributeNS(b,h,E):c.setAttribute(h,E),vi(c)?(wt(c),!1):!0}catch{return fn(h,c),!1}},xa=function(c,h){return me&&ke(yf,h)?!0:Qt(c)==="attributename"&&lo(h,"href")!==-1},dh=function(c,h){if(Je(ue.beforeSanitizeAttributes,c,null),gn(c,h))return;let b=c.attributes;if(!b||vi(c))return;he=va(ue.uponSanitizeAttribute,he,ye,pi);let E={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:he,forceKeepAttr:void 0},I=b.length,H=Ee(U(c));for(;I--;){let Q=b[I],Ae=Q.name,dt=Q.namespaceURI,et=Q.value,qe=Ee(Ae),at=et,Me=Ae==="value"?at:Qp(at),wa=!1;if(E.attrName=qe,E.attrValue=Me,E.keepAttr=!0,E.forceKeepAttr=void 0,Je(ue.uponSanitizeAttribute,c,E),Me=E.attrValue,ia&&(qe==="id"||qe==="name")&&lo(Me,ra)!==0&&(fn(Ae,c,Q),Me=ra+Me,wa=!0),xa(Ae,Me)){fn(Ae,c,Q);continue}if(!E.forceKeepAttr){if(!E.keepAttr){fn(Ae,c,Q);continue}if(!W&&ke(bc,Me)){fn(Ae,c,Q);continue}if(X&&(Me=ns(Me)),!ya(H,qe,Me)){fn(Ae,c,Q);continue}Me=lh(H,qe,dt,Me),Me!==at&&ch(c,Ae,dt,Me)&&wa&&cc(t.removed)}}Je(ue.afterSanitizeAttributes,c,null),gn(c,h)},ss=function(c,h){oh(c,h),dh(c,h),mn(c.content)&&os(c.content)},os=function(c){let h=null,b=bi(c);for(Je(ue.beforeSanitizeShadowDOM,c,null);h=b.nextNode();)if(Je(ue.uponSanitizeShadowNode,h,null),ss(h,c),B(h)===xe.element){let E=z(h);mn(E)&&(as(E),os(E))}X&&rs(c),Je(ue.afterSanitizeShadowDOM,c,null)},as=function(c){let h=[{node:c,shadow:null}];for(;h.length>0;){let b=h.pop();if(b.shadow){os(b.shadow);continue}let E=b.node,I=B(E)===xe.element,H=w(E);if(H)for(let Q=H.length-1;Q>=0;--Q)h.push({node:H[Q],shadow:null});if(I){let Q=M?M(E):null;if(typeof Q=="string"&&Ee(Q)==="template"){let Ae=E.content;mn(Ae)&&h.push({node:Ae,shadow:null})}}if(I){let Q=z(E);mn(Q)&&h.push({node:null,shadow:Q},{node:Q,shadow:null})}}};return t.sanitize=function(v){let c=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},h=null,b=null,E=null,I=null;if(qr=!v,qr&&(v="<!-->"),typeof v!="string"&&!Hn(v)&&(v=rf(v),typeof v!="string"))throw vt("dirty is not a string, aborting");if(!t.isSupported)return v;zn?(ie=dn,he=pi):jr(c),t.removed=[];let H=Wr&&typeof v!="string"&&Hn(v),Q=[],Ae=Bt;if(H){ih(v);let at=U(v);if(typeof at=="string"){let Me=Ee(at);if(!ie[Me]||rt[Me])throw Xr(v),vt("root node is forbidden and cannot be sanitized in-place")}if(vi(v))throw Xr(v),vt("root node is clobbered and cannot be sanitized in-place");Q=ts(v),Bt=so()}else if(Hn(v))h=_a("<!---->"),b=h.ownerDocument.importNode(v,!0),b.nodeType===xe.element&&b.nodeName==="BODY"||b.nodeName==="HTML"?h=b:h.appendChild(b),as(h);else{if(!un&&!X&&!Oe&&v.indexOf("<")===-1)return C(v);if(h=_a(v),!h)return un?null:Gr?y:""}h&&Kr&&wt(h.firstChild);let dt=H?v:h;try{H&&as(v);let at=bi(dt);for(;E=at.nextNode();)ss(E,dt);H&&eh(v,Q)}catch(at){throw H&&(Xr(v),ma(v,Q)),at}finally{Bt=Ae}if(H){if(ma(v,Q))throw vt("a node selected for removal could not be safely returned; refusing to sanitize in place");return X&&is(v),v}if(un){if(X&&is(h),fi)for(I=Ne.call(h.ownerDocument);h.firstChild;)I.appendChild(h.firstChild);else I=h;return(he.shadowroot||he.shadowrootmode)&&(I=Et.call(i,I,!0)),I}let et=()=>Oe?h.outerHTML:h.innerHTML,qe=et();return X&&ke(hf,qe)&&(rs(h),qe=et()),Oe&&ie["!doctype"]&&h.ownerDocument&&h.ownerDocument.doctype&&h.ownerDocument.doctype.name&&ke(_f,h.ownerDocument.doctype.name)&&(qe="<!DOCTYPE "+h.ownerDocument.doctype.name+`>
`+qe),C(qe)},t.setConfig=function(){let v=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};jr(v),zn=!0,dn=ie,pi=he},t.clearConfig=function(){_i=null,zn=!1,dn=null,pi=null,g=F,y=""},t.isValidAttribute=function(v,c,h){_i||jr({});let b=Ee(v),E=Ee(c);return typeof h=="string"&&(xa(c,h)||!W&&ke(bc,h))?!1:ya(b,E,h)},t.addHook=function(v,c){typeof c=="function"&&Pe(ue,v)&&Jn(ue[v],c)},t.removeHook=function(v,c){if(Pe(ue,v)){if(c!==void 0){let h=Yp(ue[v],c);return h===-1?void 0:jp(ue[v],h,1)[0]}return cc(ue[v])}},t.removeHooks=function(v){Pe(ue,v)&&(ue[v]=[])},t.removeAllHooks=function(){ue=vc()},t}var yc,Wp,lc,qp,Ec,xc,Ce,we,Lt,wc,br,go,bt,Yp,cc,Jn,Zp,jp,Tn,so,oo,ei,Qt,ao,Xp,gr,lo,Qp,Jp,ef,dc,uc,Pe,ti,tf,ke,vt,hc,co,uo,af,ho,lf,pc,fc,po,mc,_r,cf,df,uf,hf,pf,ff,gc,mf,gf,_f,bf,fo,_c,vf,bc,yf,Ef,xe,xf,wf,Af,vc,Rt,mo,_o,bo=pe(()=>{mr.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},mr.prototype.next=function(n){return this._invoke("next",n)},mr.prototype.throw=function(n){return this._invoke("throw",n)},mr.prototype.return=function(n){return this._invoke("return",n)};yc=Object.entries,Wp=Object.keys,lc=Object.setPrototypeOf,qp=Object.isFrozen,Ec=Object.getPrototypeOf,xc=Object.getOwnPropertyDescriptor,Ce=Object.freeze,we=Object.seal,Lt=Object.create,wc=typeof Reflect<"u"&&Reflect,br=wc.apply,go=wc.construct;Ce||(Ce=function(t){return t});we||(we=function(t){return t});br||(br=function(t,e){for(var i=arguments.length,r=new Array(i>2?i-2:0),s=2;s<i;s++)r[s-2]=arguments[s];return t.apply(e,r)});go||(go=function(t){for(var e=arguments.length,i=new Array(e>1?e-1:0),r=1;r<e;r++)i[r-1]=arguments[r];return new t(...i)});bt=be(Array.prototype.forEach),Yp=be(Array.prototype.lastIndexOf),cc=be(Array.prototype.pop),Jn=be(Array.prototype.push),Zp=be(Array.prototype.slice),jp=be(Array.prototype.splice),Tn=Array.isArray,so=Ac(Set),oo=be(Set.prototype.add),ei=be(Set.prototype.has),Qt=be(String.prototype.toLowerCase),ao=be(String.prototype.toString),Xp=be(String.prototype.match),gr=be(String.prototype.replace),lo=be(String.prototype.indexOf),Qp=be(String.prototype.trim),Jp=be(Number.prototype.toString),ef=be(Boolean.prototype.toString),dc=typeof BigInt>"u"?null:be(BigInt.prototype.toString),uc=typeof Symbol>"u"?null:be(Symbol.prototype.toString),Pe=be(Object.prototype.hasOwnProperty),ti=be(Object.prototype.toString),tf=RegExp.prototype.test,ke=function(t,e){return t instanceof RegExp&&(t.lastIndex=0),br(tf,t,[e])},vt=Ac(TypeError);hc=Ce(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),co=Ce(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),uo=Ce(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),af=Ce(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),ho=Ce(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),lf=Ce(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),pc=Ce(["#text"]),fc=Ce(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),po=Ce(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),mc=Ce(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),_r=Ce(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),cf=we(/{{[\w\W]*|^[\w\W]*}}/g),df=we(/<%[\w\W]*|^[\w\W]*%>/g),uf=we(/\${[\w\W]*/g),hf=we(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),pf=we(/^data-[\-\w.\u00B7-\uFFFF]+$/),ff=we(/^aria-[\-\w]+$/),gc=we(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),mf=we(/^(?:\w+script|data):/i),gf=we(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),_f=we(/^html$/i),bf=we(/^[a-z][.\w]*(-[.\w]+)+$/i),fo=we(/<[/\w!]/g),_c=we(/<[/\w]/g),vf=we(/<\/no(script|embed|frames)/i),bc=we(/\/>/i),yf=we(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),Ef=we(/^[\r\n\t ]+/),xe={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},xf=Ce(re({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),wf=function(){return typeof window>"u"?null:window},Af=function(t,e){if(typeof t!="object"||typeof t.createPolicy!="function")return null;let i=null,r="data-tt-policy-suffix";e&&e.hasAttribute(r)&&(i=e.getAttribute(r));let s="dompurify"+(i?"#"+i:"");try{return t.createPolicy(s,{createHTML(o){return o},createScriptURL(o){return o}})}catch{return console.warn("TrustedTypes policy "+s+" could not be created."),null}},vc=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Rt=function(t,e,i,r){return Pe(t,e)&&Tn(t[e])?re(r.base?ni(r.base):{},t[e],r.transform):i},mo=function(t,e,i){let r=Pe(t,e)?t[e]:void 0;return r&&typeof r=="object"?vr(r):i};_o=Tc()});function xo(){return{async:!1,breaks:!1,extensions:null,gfm:!0,hooks:null,pedantic:!1,renderer:null,silent:!1,tokenizer:null,walkTokens:null}}function Pc(n){rn=n}function Jt(n){let t=[];return e=>{let i=Math.max(0,Math.min(3,e-1)),r=t[i];return r||(r=n(i),t[i]=r),r}}function V(n,t=""){let e=typeof n=="string"?n:n.source,i={replace:(r,s)=>{let o=typeof s=="string"?s:s.source;return o=o.replace(Se.caret,"$1"),e=e.replace(r,o),i},getRegex:()=>new RegExp(e,t)};return i}function Ye(n,t){if(t){if(Se.escapeTest.test(n))return n.replace(Se.escapeReplace,Nc)}else if(Se.escapeTestNoEncode.test(n))return n.replace(Se.escapeReplaceNoEncode,Nc);return n}function xm(n){return Se.numericCharacterReference.test(n)?n.replace(Se.numericCharacterReferenceOrAmpersand,(t,e,i)=>{if(e===void 0&&i===void 0)return"&amp;";let r=e===void 0?Number.parseInt(i,16):Number.parseInt(e,10);return r===0||r>1114111||r>=55296&&r<=57343?"\uFFFD":r===38?"&amp;":String.fromCodePoint(r)}):n}function Oc(n){try{n=encodeURI(n).replace(Se.percentDecode,"%")}catch{return null}return n}function Mc(n,t){let e=n.replace(Se.findPipe,(s,o,a)=>{let l=!1,u=o;for(;--u>=0&&a[u]==="\\";)l=!l;return l?"|":" |"}),i=e.split(Se.splitPipe),r=0;if(i[0].trim()||i.shift(),i.length>0&&!i.at(-1)?.trim()&&i.pop(),t)if(i.length>t)i.splice(t);else for(;i.length<t;)i.push("");for(;r<i.length;r++)i[r]=i[r].trim().replace(Se.slashPipe,"|");return i}function yt(n,t,e){let i=n.length;if(i===0)return"";let r=0;for(;r<i;){let s=n.charAt(i-r-1);if(s===t&&!e)r++;else if(s!==t&&e)r++;else break}return n.slice(0,i-r)}function Ic(n){let t=n.split(`
`),e=t.length-1;for(;e>=0&&Se.blankLine.test(t[e]);)e--;return t.length-e<=2?n:t.slice(0,e+1).join(`
`)}function wr(n){return n.trim().replace(Se.multipleSpaceGlobal," ").toLowerCase().toUpperCase().toLowerCase()}function Rc(n,t){if(n.indexOf(t[0])===-1&&n.indexOf(t[1])===-1)return-1;let e=0;for(let i=0;i<n.length;i++)if(n[i]==="\\")i++;else if(n[i]===t[0])e++;else if(n[i]===t[1]&&(e--,e<0))return i;return e>0?-2:-1}function Oo(n){let t={"*":-1,_:-1},e=-1,i=n.length;for(let r=0;r<i;r++){let s=n[r];if(s!=="*"&&s!=="_"&&s!=="~")continue;let o=r===0?`
`:n[r-1],a=r+1;for(;a<i&&n[a]===s;)a++;o!==" "&&o!=="	"&&o!==`
`&&o!=="\r"&&o!=="\f"&&(s==="~"?e=r:t[s]=r),r=a-1}return{maskedSrc:n,lastPossibleEmStrongCloserIndex:t,lastPossibleDelCloserIndex:e}}function wm(n,t){let e=Oo(t),i=Sn.get(n);i?i.push(e):Sn.set(n,[e])}function Am(n){let t=Sn.get(n);t&&(t.pop(),t.length===0&&Sn.delete(n))}function Wc(n,t,e){let i=Sn.get(n)?.at(-1);return i&&i.maskedSrc===t?i.lastPossibleEmStrongCloserIndex[e]:Oo(t).lastPossibleEmStrongCloserIndex[e]}function qc(n,t){let e=Sn.get(n)?.at(-1);return e&&e.maskedSrc===t?e.lastPossibleDelCloserIndex:Oo(t).lastPossibleDelCloserIndex}function Er(n,t=0){let e=t,i="";for(let r of n)if(r==="	"){let s=4-e%4;i+=" ".repeat(s),e+=s}else i+=r,e++;return i}function Tm(n,t){let e="";for(let i=0;i<n.length;i++){if(n[i]==="`"){let r=t.inline.code.exec(n.slice(i));if(r){e+=r[0],i+=r[0].length-1;continue}}if(n[i]==="\\"&&(n[i+1]==="["||n[i+1]==="]")){e+=n[i+1],i++;continue}e+=n[i]}return e}function Lc(n,t,e,i,r){let s=t.href,o=t.title||null,a=Tm(n[1],r),l=n[0].charAt(0)==="!",u=i.state.inLink,d=i.state.linkEmitted,p=i.state.inRawBlock;i.state.inLink=!0,i.state.linkEmitted=!1;let f=i.inlineTokens(a),m=i.state.linkEmitted;if(i.state.linkEmitted=d,i.state.inLink=u,!l){if(m){i.state.inRawBlock=p;return}i.state.linkEmitted=!0}return{type:l?"image":"link",raw:e,href:s,title:o,text:a,tokens:f}}function Sm(n,t,e){let i=n.match(e.other.indentCodeCompensation);if(i===null)return t;let r=i[1];return t.split(`
`).map(s=>{let o=s.match(e.other.beginningSpace);if(o===null)return s;let[a]=o;return s.slice(Math.min(a.length,r.length))}).join(`
`)}function Dc(n,t,e,i){if(!t.includes("<"))return!1;for(let r=0;r<t.length;r++){if(t[r]==="\\"){r++;continue}if(t[r]==="`"){let a=i.inline.code.exec(t.slice(r));if(a){r+=a[0].length-1;continue}}if(t[r]!=="<")continue;let s=n.slice(e+r),o=i.inline.tag.exec(s)||i.inline.autolink.exec(s);if(o){if(o[0].length>t.length-r)return!0;r+=o[0].length-1}}return!1}function Dt(n,t){if(Array.isArray(t))for(let e=0;e<t.length;e++)n.push(t[e]);else n.push(t)}function se(n,t){return nn.parse(n,t)}function Cm(...n){return nn.use(...n),se.defaults=nn.defaults,Pc(se.defaults),se}var rn,en,$c,Se,Tf,Sf,kf,si,Cf,wo,Ao,oi,Bc,Fc,Nf,To,Of,So,Mf,If,ko,Rf,zc,Lf,Df,Pf,Co,Sc,$f,Bf,Ff,zf,Uc,Uf,lt,kn,ai,Hf,Kf,Hc,Gf,Vf,Wf,Kc,qf,Yf,Zf,jf,Gc,Xf,Qf,Jf,em,tm,nm,im,rm,sm,om,am,lm,cm,dm,um,Vc,xr,hm,pm,fm,kc,mm,gm,Cc,_m,bm,No,vm,vo,ym,yr,ii,Em,Nc,Sn,tn,nt,Ar,Mo,it,ri,km,nn,jx,Xx,Qx,Jx,Yc,e0,t0,Io=pe(()=>{rn=xo();en={exec:()=>null};$c=((n="")=>{try{return!!new RegExp("(?<=1)(?<!1)"+n)}catch{return!1}})(),Se={codeRemoveIndent:/^(?: {0,3}\t| {1,4})/gm,listInterruptsParagraph:/^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/,outputLinkReplace:/\\([\[\]])/g,indentCodeCompensation:/^(\s+)(?:```)/,beginningSpace:/^\s+/,endingHash:/#$/,startingSpaceChar:/^ /,endingSpaceChar:/ $/,endingSpaceTabChar:/[ \t]$/,nonSpaceChar:/[^ ]/,newLineCharGlobal:/\n/g,tabCharGlobal:/\t/g,leadingSpaceTab:/^[ \t]+/,multipleSpaceGlobal:/\s+/g,blankLine:/^[ \t]*$/,doubleBlankLine:/\n[ \t]*\n[ \t]*$/,blockquoteStart:/^ {0,3}>/,blockquoteSetextReplace:/\n {0,3}((?:=+|-+)[ \t]*)(?=\n|$)/g,blockquoteSetextReplace2:/^ {0,3}>[ \t]?/gm,blockquoteMarkerWhitespace:/^( {0,3}>)(\t[ \t]*)/gm,nestedBlockMarker:/^ {0,3}(?:(?:[*+-]|\d{1,9}[.)])(?: |$)|> ?)/,listReplaceNesting:/^ {1,4}(?=( {4})*[^ ])/g,listIsTask:/^\[[ xX]\][ \t]+\S/,listReplaceTask:/^\[[ xX]\][ \t]+/,listTaskCheckbox:/\[[ xX]\]/,anyLine:/\n.*\n/,hrefBrackets:/^<(.*)>$/,tableDelimiter:/[:|]/,tableAlignChars:/^\||\| *$/g,tableRowBlankLine:/\n[ \t]*$/,tableAlignRight:/^ *-+: *$/,tableAlignCenter:/^ *:-+: *$/,tableAlignLeft:/^ *:-+ *$/,startATag:/^<a /i,endATag:/^<\/a>/i,startPreScriptTag:/^<(pre|code|kbd|script)(\s|>)/i,endPreScriptTag:/^<\/(pre|code|kbd|script)(\s|>)/i,startAngleBracket:/^</,endAngleBracket:/>$/,pedanticHrefTitle:/^([^'"]*[^\s])\s+(['"])(.*)\2/,unicodeAlphaNumeric:/[\p{L}\p{N}]/u,numericCharacterReference:/&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));/,numericCharacterReferenceOrAmpersand:/&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,escapeTest:/[&<>"']/,escapeReplace:/[&<>"']/g,escapeTestNoEncode:/[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/,escapeReplaceNoEncode:/[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,caret:/(^|[^\[])\^/g,percentDecode:/%25/g,findPipe:/\|/g,splitPipe:/ \|/,slashPipe:/\\\|/g,carriageReturn:/\r\n|\r/g,spaceLine:/^ +$/gm,notSpaceStart:/^\S*/,endingNewline:/\n$/,listItemRegex:n=>new RegExp(`^( {0,3}${n})((?:[	 ][^\\n]*)?(?:\\n|$))`),nextBulletRegex:Jt(n=>new RegExp(`^ {0,${n}}(?:[*+-]|\\d{1,9}[.)])((?:[ 	][^\\n]*)?(?:\\n|$))`)),hrRegex:Jt(n=>new RegExp(`^ {0,${n}}((?:-[ 	]*){3,}|(?:_[ 	]*){3,}|(?:\\*[ 	]*){3,})(?:\\n+|$)`)),fencesBeginRegex:Jt(n=>new RegExp(`^ {0,${n}}(?:\`\`\`|~~~)`)),headingBeginRegex:Jt(n=>new RegExp(`^ {0,${n}}#{1,6}(?:\\s|$)`)),pedanticHeadingBeginRegex:Jt(n=>new RegExp(`^ {0,${n}}#`)),htmlBeginRegex:Jt(n=>new RegExp(`^ {0,${n}}(?:</?(?:${Ao})(?:[ \\t]+|$|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)`,"i")),blockquoteBeginRegex:Jt(n=>new RegExp(`^ {0,${n}}>`)),nestedContainerMarkers:/^(?: {0,3}(?:(?:[*+-]|\d{1,9}[.)])[ \t]+|>[ \t]?))+/},Tf=/^(?:[ \t]*(?:\n|$))+/,Sf=/^((?: {4}| {0,3}\t)[^\n]+(?:\n(?:[ \t]*(?:\n|$))*)?)+/,kf=/^ {0,3}(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)(?:\n|$)(?:|([\s\S]*?)(?:\n|$))(?: {0,3}(?:(?=`)\1`*|(?=~)\1~*) *(?=\n|$)|$)/,si=/^ {0,3}((?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/,Cf=/^ {0,3}(#{1,6})(?=\s|$)(.*)(?:\n+|$)/,wo=/ {0,3}(?:[*+-]|\d{1,9}[.)])/,Ao="address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul",oi=V(" {0,3}(?:</?(?:tag)(?:[ \\t]+|\\n|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)").replace("tag",Ao).getRegex(),Bc=/^(?!bull |blockCode|fences|blockquote|heading|html|table)((?:.|\n(?!\s*?\n|bull |fences|blockquote|heading|hr|html|table))+?)\n {0,3}(=+|-+)[ \t]*(?:\n+|$)/,Fc=V(Bc).replace(/bull/g,wo).replace(/blockCode/g,/(?: {4}| {0,3}\t)/).replace(/fences/g,/ {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g,/ {0,3}>/).replace(/heading/g,/ {0,3}#{1,6}(?:\s|$)/).replace(/hr/g,/ {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/\|table/g,"").replace(/html/g,oi).getRegex(),Nf=V(Bc).replace(/bull/g,wo).replace(/blockCode/g,/(?: {4}| {0,3}\t)/).replace(/fences/g,/ {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g,/ {0,3}>/).replace(/heading/g,/ {0,3}#{1,6}(?:\s|$)/).replace(/hr/g,/ {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/table/g,/ {0,3}\|?(?:[:\- ]*\|)+[\:\- ]*\n/).replace(/html/g,oi).getRegex(),To=/^([^\n]+(?:\n(?!hr|heading|lheading|blockquote|fences|list|html|table|[ \t]+\n)[^\n]+)*)/,Of=/^[^\n]+/,So=/(?!\s*\])(?:\\[\s\S]|[^\[\]\\\n]|\n(?![ \t]*\n))+/,Mf=V(/^ {0,3}\[(label)\]: *(?:\n[ \t]*)?([^<\s][^\s]*|<(?:\\.|[^\n<>\\])*>)(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)(title))? *(?:\n+|$)/).replace("label",So).replace("title",/(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\\n]|\n(?!\n))*'|\((?:\\[\s\S]|[^()\\])*\))/).getRegex(),If=V(/^(bull)([ \t][^\n]*?)?(?:\n|$)/).replace(/bull/g,wo).getRegex(),ko=/<!--(?:-?>|[\s\S]*?(?:-->|$))/,Rf=V("^ {0,3}(?:<(script|pre|style|textarea)[\\s>][\\s\\S]*?(?:</\\1>[^\\n]*\\n*|$)|comment[^\\n]*(\\n+|$)|<\\?[\\s\\S]*?(?:\\?>[^\\n]*\\n*|$)|<![A-Z][\\s\\S]*?(?:>[^\\n]*\\n*|$)|<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>[^\\n]*\\n*|$)|</?(tag)(?:[ \\t]+|\\n|/?>|$)[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|<(?!(?:script|pre|style|textarea)(?![a-z0-9-]))([a-z][a-z0-9-]*)(?:attribute)*?[ \\t]*/?>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|</[a-z][a-z0-9-]*\\s*>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$))","i").replace("comment",ko).replace("tag",Ao).replace("attribute",/[ \t]+[a-zA-Z:_][\w.:-]*(?:[ \t]*=[ \t]*"[^"\n]*"|[ \t]*=[ \t]*'[^'\n]*'|[ \t]*=[ \t]*[^\s"'=<>`]+)?/).getRegex(),zc=n=>V(To).replace("hr",si).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("|lheading","").replace("|table","").replace("blockquote"," {0,3}>").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list",n).replace("html",oi).getRegex(),Lf=zc(/ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/),Df=zc(/ {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)/),Pf=V(/^( {0,3}> ?(?:(?![ \t]*(?:\n|$))(paragraph)|[^\n]*)(?:\n|$))+/).replace("paragraph",Df).getRegex(),Co={blockquote:Pf,code:Sf,def:Mf,fences:kf,heading:Cf,hr:si,html:Rf,lheading:Fc,list:If,newline:Tf,paragraph:Lf,table:en,text:Of},Sc=V("^ *([^\\n ].*)\\n {0,3}((?:\\| *)?:?-+:? *(?:\\| *:?-+:? *)*(?:\\| *)?)(?:\\n((?:(?! *\\n|hr|heading|blockquote|code|fences|list|html).*(?:\\n|$))*)\\n*|$)").replace("hr",si).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("blockquote"," {0,3}>").replace("code","(?: {4}| {0,3}	)[^\\n]").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list"," {0,3}(?:[*+-]|1[.)])[ \\t]").replace("html",oi).getRegex(),$f={...Co,lheading:Nf,table:Sc,paragraph:V(To).replace("hr",si).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("|lheading","").replace("table",Sc).replace("blockquote"," {0,3}>").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list"," {0,3}(?:[*+-]|1[.)])[ \\t]+[^ \\t\\n]").replace("html",oi).getRegex()},Bf={...Co,html:V(`^ *(?:comment(?: *\\n|\\s*$)|<(tag)[\\s\\S]+?</\\1>(?: *\\n{2,}|\\s*$)|<tag(?:"[^"]*"|'[^']*'|\\s[^'"/>\\s]*)*?/?>(?: *\\n{2,}|\\s*$))`).replace("comment",ko).replace(/tag/g,"(?!(?:a|em|strong|small|s|cite|q|dfn|abbr|data|time|code|var|samp|kbd|sub|sup|i|b|u|mark|ruby|rt|rp|bdi|bdo|span|br|wbr|ins|del|img)\\b)\\w+(?!:|[^\\w\\s@]*@)\\b").getRegex(),def:/^ *\[([^\]]+)\]: *<?([^\s>]+)>?(?: +(["(][^\n]+[")]))? *(?:\n+|$)/,heading:/^(#{1,6})(.*)(?:\n+|$)/,fences:en,lheading:/^(.+?)\n {0,3}(=+|-+) *(?:\n+|$)/,paragraph:V(To).replace("hr",si).replace("heading",` *#{1,6} *[^
]`).replace("|table","").replace("blockquote"," {0,3}>").replace("|fences","").replace("|list","").replace("|html","").replace("|tag","").replace("lheading",Fc).getRegex()},Ff=/^\\([!"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])/,zf=/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/,Uc=/^( {2,}|\\)\n(?!\s*$)[ \t]*/,Uf=/^(`+|[^`])(?:(?= {2,}\n)|[\s\S]*?(?:(?=[\\<!\[`*_]|\b_|$)|[^ ](?= {2,}\n)))/,lt=/[\p{P}\p{S}]/u,kn=/[\s\p{P}\p{S}]/u,ai=/[^\s\p{P}\p{S}]/u,Hf=V(/^((?![*_])punctSpace)/,"u").replace(/punctSpace/g,kn).getRegex(),Kf=/[\p{Pi}\p{Ps}"']/u,Hc=/(?!~)[\p{P}\p{S}]/u,Gf=/(?!~)[\s\p{P}\p{S}]/u,Vf=/(?:[^\s\p{P}\p{S}]|~)/u,Wf=V(/link|precode-code|html/,"g").replace("link",/\[(?:[^\[\]`]|(?<a>`+)[^`]+\k<a>(?!`))*?\]\((?:\\[\s\S]|[^\\\(\)]|\((?:\\[\s\S]|[^\\\(\)])*\))*\)/).replace("precode-",$c?"(?<!`)()":"(^^|[^`])").replace("code",/(?<b>`+)[^`]+\k<b>(?!`)/).replace("html",/<(?! )[^<>]*?>/).getRegex(),Kc=/^(?:\*+(?:((?!\*)punct)|([^\s*]))?)|^_+(?:((?!_)punct)|([^\s_]))?/,qf=V(Kc,"u").replace(/punct/g,lt).getRegex(),Yf=V(Kc,"u").replace(/punct/g,Hc).getRegex(),Zf=/^(?:\*+(?:((?!\*)(?!openQuote)punct)|([^\s*]))?)|^_+(?:((?!_)(?!openQuote)punct)|([^\s_]))?/,jf=V(Zf,"u").replace(/openQuote/g,Kf).replace(/punct/g,lt).getRegex(),Gc="^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)punctSpace(\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|notPunctSpace(\\*+)(?=notPunctSpace)",Xf=V(Gc,"gu").replace(/notPunctSpace/g,ai).replace(/punctSpace/g,kn).replace(/punct/g,lt).getRegex(),Qf=V(Gc,"gu").replace(/notPunctSpace/g,Vf).replace(/punctSpace/g,Gf).replace(/punct/g,Hc).getRegex(),Jf="^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)[\\s](\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|(?:(?!\\*)punct|notPunctSpace)(\\*+)(?!\\*)(?=notPunctSpace)",em=V(Jf,"gu").replace(/notPunctSpace/g,ai).replace(/punctSpace/g,kn).replace(/punct/g,lt).getRegex(),tm=V("^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)punctSpace(_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)","gu").replace(/notPunctSpace/g,ai).replace(/punctSpace/g,kn).replace(/punct/g,lt).getRegex(),nm="^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)[\\s](_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)|(?:(?!_)punct|notPunctSpace)(_+)(?!_)(?=notPunctSpace)",im=V(nm,"gu").replace(/notPunctSpace/g,ai).replace(/punctSpace/g,kn).replace(/punct/g,lt).getRegex(),rm=V(/^~~?(?:((?!~)punct)|[^\s~])/,"u").replace(/punct/g,lt).getRegex(),sm="^[^~]+(?=[^~])|(?!~)punct(~~?)(?=[\\s]|$)|notPunctSpace(~~?)(?!~)(?=punctSpace|$)|(?!~)punctSpace(~~?)(?=notPunctSpace)|[\\s](~~?)(?!~)(?=punct)|(?!~)punct(~~?)(?!~)(?=punct)|notPunctSpace(~~?)(?=notPunctSpace)",om=V(sm,"gu").replace(/notPunctSpace/g,ai).replace(/punctSpace/g,kn).replace(/punct/g,lt).getRegex(),am=V(/\\(punct)/,"gu").replace(/punct/g,lt).getRegex(),lm=V(/(`+)(?:[^`]|[^`][\s\S]*?[^`])\1(?!`)|`+|\\(punct)/,"gu").replace(/punct/g,lt).getRegex(),cm=V(/^<(scheme:[^\s\x00-\x1f<>]*|email)>/).replace("scheme",/[a-zA-Z][a-zA-Z0-9+.-]{1,31}/).replace("email",/[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_])/).getRegex(),dm=V(ko).replace("(?:-->|$)","-->").getRegex(),um=V("^comment|^</[a-zA-Z][a-zA-Z0-9-]*\\s*>|^<[a-zA-Z][a-zA-Z0-9-]*(?:attribute)*?\\s*/?>|^<\\?[\\s\\S]*?\\?>|^<![a-zA-Z]+\\s[\\s\\S]*?>|^<!\\[CDATA\\[[\\s\\S]*?\\]\\]>").replace("comment",dm).replace("attribute",/\s+[a-zA-Z:_][\w.:-]*(?:\s*=\s*"[^"]*"|\s*=\s*'[^']*'|\s*=\s*[^\s"'=<>`]+)?/).getRegex(),Vc=/\[(?:\\[\s\S]|[^\[\]\\])*\]/,xr=V(/(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\])|[^\[\]\\`])*?/).replace("brackets",Vc).getRegex(),hm=V(/^!?\[(label)\]\([ \t\n]*(href)(?:(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)(title))?[ \t\n]*\)/).replace("label",xr).replace("href",/<(?:\\.|[^\n<>\\])*>|(?!<)[^ \t\n\x00-\x1f]+|(?=\))/).replace("title",/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^)\\])*\)/).getRegex(),pm=V(/^!?\[(label)\]\[(ref)\]/).replace("label",xr).replace("ref",So).getRegex(),fm=V(/^!?\[(ref)\](?:\[\])?/).replace("ref",So).getRegex(),kc=/(?!\s*\])(?:\\[\s\S]|[^\[\]\\]){1,999}/,mm=V(/(?:[^\[\]\\`]*(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\]))){0,999}?[^\[\]\\`]*?/).replace("brackets",Vc).getRegex(),gm=V("reflink|nolink(?!\\()","g").replace("reflink",V(/^!?\[(label)\]\[(ref)\]/).replace("label",mm).replace("ref",kc).getRegex()).replace("nolink",V(/^!?\[(ref)\](?:\[\])?/).replace("ref",kc).getRegex()).getRegex(),Cc=/[hH][tT][tT][pP][sS]?|[fF][tT][pP]/,_m=/[A-Za-z0-9._+-]+@[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/,bm=V(/(?:mailto:email|xmpp:email(?:\/[A-Za-z0-9@.]+)?)/).replace(/email/g,_m).getRegex(),No={_backpedal:en,anyPunctuation:am,anyPunctuationOutsideCode:lm,autolink:cm,blockSkip:Wf,br:Uc,code:zf,del:en,delLDelim:en,delRDelim:en,emStrongLDelim:qf,emStrongRDelimAst:Xf,emStrongRDelimUnd:tm,escape:Ff,link:hm,nolink:fm,punctuation:Hf,reflink:pm,reflinkSearch:gm,tag:um,text:Uf,url:en},vm={...No,emStrongLDelim:jf,emStrongRDelimAst:em,emStrongRDelimUnd:im,link:V(/^!?\[(label)\]\((.*?)\)/).replace("label",xr).getRegex(),reflink:V(/^!?\[(label)\]\s*\[([^\]]*)\]/).replace("label",xr).getRegex()},vo={...No,emStrongRDelimAst:Qf,emStrongLDelim:Yf,delLDelim:rm,delRDelim:om,url:V(/^emailProtocol|^((?:protocol):\/\/|www\.)(?:[a-zA-Z0-9\-]+\.?)+[^\s<]*|^email/).replace("emailProtocol",bm).replace("protocol",Cc).replace("email",/[A-Za-z0-9._+-]+(@)[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/).getRegex(),_backpedal:/(?:[^?!.,:;*_'"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;$)|[?!.,:;*_'"~)]+(?!$))+/,del:/^(~~?)(?=[^\s~])((?:\\[\s\S]|[^\\])*?(?:\\[\s\S]|[^\s~\\]))\1(?=[^~]|$)/,text:V(/^(?:[^a-zA-Z0-9](?=emailProtocol)|(`+|~+|[^`~])(?:(?=[`~])|(?= {2,}\n)|(?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@)|[\s\S]*?(?:(?=[\\<!\[`*~_]|\b_|protocol:\/\/|wwwStart|$)|[^ ](?= {2,}\n)|[^a-zA-Z0-9](?=emailProtocol)|[^a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-](?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@))))/).replace("protocol",Cc).replace(/emailProtocol/g,/(?:mailto|xmpp):/).replace("wwwStart",$c?"(?<![^\\s*_~(])www\\.":"www\\.").getRegex()},ym={...vo,br:V(Uc).replace("{2,}","*").getRegex(),text:V(vo.text).replace("\\b_","\\b_| {2,}\\n").replace(/\{2,\}/g,"*").getRegex()},yr={normal:Co,gfm:$f,pedantic:Bf},ii={normal:No,gfm:vo,breaks:ym,pedantic:vm},Em={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"},Nc=n=>Em[n];Sn=new WeakMap;tn=class{options;rules;lexer;constructor(n){this.options=n||rn}space(n){let t=this.rules.block.newline.exec(n);if(t&&t[0].length>0)return{type:"space",raw:t[0]}}code(n){let t=this.rules.block.code.exec(n);if(t){let e=this.options.pedantic?t[0]:Ic(t[0]),i=e.replace(this.rules.other.codeRemoveIndent,"");return{type:"code",raw:e,codeBlockStyle:"indented",text:i}}}fences(n){let t=this.rules.block.fences.exec(n);if(t){let e=t[0],i=Sm(e,t[3]||"",this.rules);return t[3]!==void 0&&(i===""||i.endsWith(`
`))&&(i+=`
`),{type:"code",raw:e,lang:t[2]?t[2].trim().replace(this.rules.inline.anyPunctuation,"$1"):t[2],text:i}}}heading(n){let t=this.rules.block.heading.exec(n);if(t){let e=t[2].trim();if(this.rules.other.endingHash.test(e)){let i=yt(e,"#");(this.options.pedantic||!i||this.rules.other.endingSpaceTabChar.test(i))&&(e=i.trim())}return{type:"heading",raw:yt(t[0],`
`),depth:t[1].length,text:e,tokens:this.lexer.inline(e)}}}hr(n){let t=this.rules.block.hr.exec(n);if(t)return{type:"hr",raw:yt(t[0],`
`)}}blockquote(n){let t=this.rules.block.blockquote.exec(n);if(t){let e=yt(t[0],`
`).split(`
`),i="",r="",s=[];for(;e.length>0;){let o=!1,a=[],l;for(l=0;l<e.length;l++)if(this.rules.other.blockquoteStart.test(e[l]))a.push(e[l]),o=!0;else if(!o)a.push(e[l]);else break;e=e.slice(l);let u=a.join(`
`),d=u.replace(this.rules.other.blockquoteMarkerWhitespace,(m,x,A)=>A.startsWith(" ")?x+" "+A.slice(1):x+Er(A,x.length)).replace(this.rules.other.blockquoteSetextReplace,`
    $1`).replace(this.rules.other.blockquoteSetextReplace2,"");i=i?`${i}
${u}`:u,r=r?`${r}
${d}`:d;let p=this.lexer.state.top;if(this.lexer.state.top=!0,this.lexer.blockTokens(d,s,!0),this.lexer.state.top=p,e.length===0)break;let f=s.at(-1);if(f?.type==="code"||f?.type==="heading"||f?.type==="hr"||f?.type==="html"||f?.type==="table")break;if(f?.type==="blockquote"){let m=f,x=e.join(`
`),A=m.raw+`
`+x.replace(this.rules.other.blockquoteSetextReplace2,""),w=this.blockquote(A);s[s.length-1]=w;let S=A.substring(w.raw.length).replace(/^\n/,""),z=S?S.split(`
`).length:0,N=z?e.slice(0,-z):e;if(N.length>0&&(i=`${i}
${N.join(`
`)}`),r=r.substring(0,r.length-m.text.length)+w.text,e=e.slice(N.length),e.length>0&&this.rules.other.blockquoteStart.test(e[0]))continue;break}else if(f?.type==="list"){let m=f,x=m.raw+`
`+e.join(`
`),A=this.list(x);s[s.length-1]=A;let w=A.raw.length>m.raw.length?x.slice(m.raw.length+1,A.raw.length).split(`
`).length:0;if(w>0){let S=e.slice(0,w).join(`
`);i=`${i}
${S}`,r=`${r}
${S}`}if(e=e.slice(w),e.length>0&&!this.rules.other.blockquoteStart.test(e[0]))break;continue}}return{type:"blockquote",raw:i,tokens:s,text:r}}}list(n){let t=this.rules.block.list.exec(n);if(t){if(!this.options.pedantic&&this.lexer.state.lastToken?.type==="text"&&!this.rules.other.listInterruptsParagraph.test(n))return;let e=n,i=()=>e.length-n.length,r=t[1].trim(),s=r.length>1,o={type:"list",raw:"",ordered:s,start:s?+r.slice(0,-1):"",loose:!1,items:[]};r=s?`\\d{1,9}\\${r.slice(-1)}`:`\\${r}`,this.options.pedantic&&(r=s?r:"[*+-]");let a=this.rules.other.listItemRegex(r),l=!1;for(;n;){let p=!1,f="";if(!(t=a.exec(n))||this.rules.block.hr.test(n))break;let m=i();n=n.substring(t[0].length);let x=t[2].split(`
`,1)[0],A=t[1].length,w=this.options.pedantic?Er(x,A):x.replace(this.rules.other.leadingSpaceTab,M=>Er(M,A)),S=n.split(`
`,1)[0],z=!w.trim(),N=0;if(this.options.pedantic?(N=2,f=w.trimStart()):z?N=A+1:(N=w.search(this.rules.other.nonSpaceChar),N=N>4?1:N,f=w.slice(N),N+=A),z&&this.rules.other.blankLine.test(S)&&(n=n.substring(S.length+1),p=!0),!p){let M=this.rules.other.nextBulletRegex(N),P=this.rules.other.hrRegex(N),B=this.rules.other.fencesBeginRegex(N),U=this.options.pedantic?this.rules.other.pedanticHeadingBeginRegex(N):this.rules.other.headingBeginRegex(N),j=this.rules.other.htmlBeginRegex(N),de=this.rules.other.blockquoteBeginRegex(N),g=!1;for(;n;){let y=n.split(`
`,1)[0],F;if(S=y,this.options.pedantic?(S=S.replace(this.rules.other.listReplaceNesting,"  "),F=S):F=S.replace(this.rules.other.leadingSpaceTab,R=>Er(R)),B.test(S)||U.test(S)||j.test(S)||de.test(S)||M.test(S)||P.test(S))break;if(F.search(this.rules.other.nonSpaceChar)>=N||!S.trim())f+=`
`+F.slice(N),g=!1;else{if(z)break;let R=w;if(!this.options.pedantic&&!f.includes(`
`)&&!w.includes("	")){let _;for(;!P.test(R)&&(_=this.rules.other.nestedBlockMarker.exec(R));)R=R.slice(_[0].length);if(!R.trim())break}if(R.replace(this.rules.other.tabCharGlobal,"    ").search(this.rules.other.nonSpaceChar)>=4||B.test(R)||U.test(R)||j.test(R)||P.test(R))break;if(!this.options.pedantic&&!g){let _=w.replace(this.rules.other.nestedContainerMarkers,"");if(this.rules.block.fences.test(_)||this.rules.block.heading.test(_)||this.rules.block.hr.test(_))break}let L=!this.options.pedantic&&/^ {0,3}(?:=+|-+) *$/.test(S)&&this.rules.block.lheading.test(`${w}
${S}`)?`    ${F.replace(/^ {0,3}/,"")}`:S;f+=`
`+L,g=!0}z=!S.trim(),n=n.substring(y.length+1),w=F.slice(N)}}let D=e.slice(m,i());o.loose||(l?o.loose=!0:this.rules.other.doubleBlankLine.test(D)&&(l=!0)),o.items.push({type:"list_item",raw:D,task:!!this.options.gfm&&this.rules.other.listIsTask.test(f),loose:!1,text:f,tokens:[]})}let u=o.items.at(-1);if(u)u.raw=u.raw.trimEnd(),u.text=u.text.trimEnd();else return;o.raw=e.slice(0,i()).trimEnd();let d=[];for(let p of o.items)if(this.lexer.state.top=!1,d.push(this.lexer.inlineQueue.length),p.tokens=this.lexer.blockTokens(p.text,[]),!o.loose){let f=p.tokens.filter(x=>x.type==="space"),m=f.length>0&&f.some(x=>this.rules.other.anyLine.test(x.raw));o.loose=m}for(let p=0;p<o.items.length;p++){let f=o.items[p],m=f.tokens[0];if(f.task&&(m?.type==="text"||m?.type==="paragraph")){f.text=f.text.replace(this.rules.other.listReplaceTask,""),m.raw=m.raw.replace(this.rules.other.listReplaceTask,""),m.text=m.text.replace(this.rules.other.listReplaceTask,"");let x=this.lexer.inlineQueue;for(let w=d[p];w<x.length;w++)if(x[w].tokens===m.tokens){x[w].src=x[w].src.replace(this.rules.other.listReplaceTask,"");break}let A=this.rules.other.listTaskCheckbox.exec(f.raw);if(A){let w={type:"checkbox",raw:A[0]+" ",checked:A[0]!=="[ ]"};f.checked=w.checked,o.loose?f.tokens[0]&&["paragraph","text"].includes(f.tokens[0].type)&&"tokens"in f.tokens[0]&&f.tokens[0].tokens?(f.tokens[0].raw=w.raw+f.tokens[0].raw,f.tokens[0].text=w.raw+f.tokens[0].text,f.tokens[0].tokens.unshift(w)):f.tokens.unshift({type:"paragraph",raw:w.raw,text:w.raw,tokens:[w]}):f.tokens.unshift(w)}}else f.task&&(f.task=!1)}if(o.loose)for(let p of o.items){p.loose=!0;for(let f of p.tokens)f.type==="text"&&(f.type="paragraph")}return o}}html(n){let t=this.rules.block.html.exec(n);if(t){if(this.lexer.state.lastToken?.type==="paragraph"&&!this.rules.other.htmlBeginRegex(4).test(n))return;let e=Ic(t[0]);return{type:"html",block:!0,raw:e,pre:t[1]==="pre"||t[1]==="script"||t[1]==="style",text:e}}}def(n){let t=this.rules.block.def.exec(n);if(t){if(!this.rules.other.startAngleBracket.test(t[2])&&Rc(t[2],"()")!==-1)return;let e=wr(t[1]),i=t[2]?t[2].replace(this.rules.other.hrefBrackets,"$1").replace(this.rules.inline.anyPunctuation,"$1"):"",r=t[3]?t[3].substring(1,t[3].length-1).replace(this.rules.inline.anyPunctuation,"$1"):t[3];return{type:"def",tag:e,raw:yt(t[0],`
`),href:i,title:r}}}table(n){let t=this.rules.block.table.exec(n);if(!t||!this.rules.other.tableDelimiter.test(t[2]))return;let e=Mc(t[1]),i=t[2].replace(this.rules.other.tableAlignChars,"").split("|"),r=t[3]?.trim()?t[3].replace(this.rules.other.tableRowBlankLine,"").split(`
`):[],s={type:"table",raw:yt(t[0],`
`),header:[],align:[],rows:[]};if(e.length===i.length){for(let o of i)this.rules.other.tableAlignRight.test(o)?s.align.push("right"):this.rules.other.tableAlignCenter.test(o)?s.align.push("center"):this.rules.other.tableAlignLeft.test(o)?s.align.push("left"):s.align.push(null);for(let o=0;o<e.length;o++)s.header.push({text:e[o],tokens:this.lexer.inline(e[o]),header:!0,align:s.align[o]});for(let o of r)s.rows.push(Mc(o,s.header.length).map((a,l)=>({text:a,tokens:this.lexer.inline(a),header:!1,align:s.align[l]})));return s}}lheading(n){let t=this.rules.block.lheading.exec(n);if(t){let e=t[1].trim();return{type:"heading",raw:yt(t[0],`
`),depth:t[2].charAt(0)==="="?1:2,text:e,tokens:this.lexer.inline(e)}}}paragraph(n){let t=this.rules.block.paragraph.exec(n);if(t){let e=t[1].charAt(t[1].length-1)===`
`?t[1].slice(0,-1):t[1];return{type:"paragraph",raw:t[0],text:e,tokens:this.lexer.inline(e)}}}text(n){let t=this.rules.block.text.exec(n);if(t)return{type:"text",raw:t[0],text:t[0],tokens:this.lexer.inline(t[0])}}escape(n){if(n.charCodeAt(0)!==92)return;let t=this.rules.inline.escape.exec(n);if(t)return{type:"escape",raw:t[0],text:t[1]}}tag(n){if(n.charCodeAt(0)!==60)return;let t=this.rules.inline.tag.exec(n);if(t)return!this.lexer.state.inLink&&this.rules.other.startATag.test(t[0])?this.lexer.state.inLink=!0:this.lexer.state.inLink&&this.rules.other.endATag.test(t[0])&&(this.lexer.state.inLink=!1),!this.lexer.state.inRawBlock&&this.rules.other.startPreScriptTag.test(t[0])?this.lexer.state.inRawBlock=!0:this.lexer.state.inRawBlock&&this.rules.other.endPreScriptTag.test(t[0])&&(this.lexer.state.inRawBlock=!1),{type:"html",raw:t[0],inLink:this.lexer.state.inLink,inRawBlock:this.lexer.state.inRawBlock,block:!1,text:t[0]}}link(n){if(this.lexer.state.linkParenPossible===!1)return;let t=n.charCodeAt(0);if(t!==91&&t!==33)return;let e=this.rules.inline.link.exec(n);if(e){let i=e[0].charAt(0)==="!"?2:1;if(!this.options.pedantic&&Dc(n,e[1],i,this.rules))return;let r=e[2].trim();if(!this.options.pedantic&&this.rules.other.startAngleBracket.test(r)){if(!this.rules.other.endAngleBracket.test(r))return;let l=yt(r.slice(0,-1),"\\");if((r.length-l.length)%2===0)return}else{let l=Rc(e[2],"()");if(l===-2)return;if(l>-1){let u=(e[0].indexOf("!")===0?5:4)+e[1].length+l;e[2]=e[2].substring(0,l),e[0]=e[0].substring(0,u).trim(),e[3]=""}}let s=yt(e[0].slice(0,-1),"\\");if((e[0].length-s.length)%2===0)return;let o=e[2],a="";if(this.options.pedantic){let l=this.rules.other.pedanticHrefTitle.exec(o);l&&(o=l[1],a=l[3])}else a=e[3]?e[3].slice(1,-1):"";return o=o.trim(),this.rules.other.startAngleBracket.test(o)&&(this.options.pedantic&&!this.rules.other.endAngleBracket.test(r)?o=o.slice(1):o=o.slice(1,-1)),Lc(e,{href:o&&o.replace(this.rules.inline.anyPunctuation,"$1"),title:a&&a.replace(this.rules.inline.anyPunctuation,"$1")},e[0],this.lexer,this.rules)}}reflink(n,t){let e=n.charCodeAt(0);if(e!==91&&e!==33)return;let i;if((i=this.rules.inline.reflink.exec(n))||(i=this.rules.inline.nolink.exec(n))){let r=i[0].charAt(0)==="!"?2:1;if(!this.options.pedantic&&Dc(n,i[1],r,this.rules))return;let s=t[wr(i[2]||i[1])];if(!s){let o=i[0].charAt(0);return{type:"text",raw:o,text:o}}return Lc(i,s,i[0],this.lexer,this.rules)}}emStrong(n,t,e=""){let i=this.rules.inline.emStrongLDelim.exec(n);if(!i||!i[1]&&!i[2]&&!i[3]&&!i[4])return;let r=i[0][0],s=e===r,o=t.length-n.length,a=o;for(;!this.options.pedantic&&a>0&&t[a-1]===r;)a--;let l=[...t.slice(Math.max(0,a-2),a)].at(-1)??"",u=l==="*"||l==="_"||!!this.rules.inline.punctuation.exec(l);a<o&&(e=l);let d=a<o?u:e==="*"||e==="_"||!!this.rules.inline.punctuation.exec(e);if(i[4]&&e.match(this.rules.other.unicodeAlphaNumeric))return;let p=i[1]||i[3]||"";if(!p||!e||d){let f=[...i[0]].length-1,m,x,A=f,w=0,S=o-a+f,z=!this.options.pedantic&&!!l.trim()&&(!!p||r==="*"&&!u);if(r!=="*"&&r!=="_")return;let N=r==="*"?this.rules.inline.emStrongRDelimAst:this.rules.inline.emStrongRDelimUnd,D=Wc(this,t,r),M=t.length-n.length+f;if(D<M)return;t=t.slice(-1*n.length+f);let P=D-M;for(N.lastIndex=0;(i=N.exec(t))!==null&&!(i.index>P);){if(m=i[1]||i[2]||i[3]||i[4]||i[5]||i[6],!m)continue;if(x=[...m].length,i[3]||i[4]){A+=x;continue}else if((i[5]||i[6]||z)&&S%3&&!((S+x)%3)){if(s&&(i[5]||i[6]))break;w+=x;continue}if(A-=x,A>0)continue;x=Math.min(x,x+A+w);let B=[...i[0]][0].length,U=n.slice(0,f+i.index+B+x);if(Math.min(f,x)%2){let de=U.slice(1,-1);return{type:"em",raw:U,text:de,tokens:this.lexer.inlineTokens(de)}}let j=U.slice(2,-2);return{type:"strong",raw:U,text:j,tokens:this.lexer.inlineTokens(j)}}}}codespan(n){if(n.charCodeAt(0)!==96)return;let t=this.rules.inline.code.exec(n);if(t){let e=t[2].replace(this.rules.other.newLineCharGlobal," "),i=this.rules.other.nonSpaceChar.test(e),r=this.rules.other.startingSpaceChar.test(e)&&this.rules.other.endingSpaceChar.test(e);return i&&r&&(e=e.substring(1,e.length-1)),{type:"codespan",raw:t[0],text:e}}}br(n){let t=n.charCodeAt(0);if(t!==32&&t!==92&&t!==10)return;let e=this.rules.inline.br.exec(n);if(e)return{type:"br",raw:e[0]}}del(n,t,e=""){if(n.charCodeAt(0)!==126)return;let i=this.rules.inline.delLDelim.exec(n);if(i&&(!i[1]||!e||this.rules.inline.punctuation.exec(e))){let r=[...i[0]].length-1,s,o,a=r,l=this.rules.inline.delRDelim,u=qc(this,t),d=t.length-n.length+r;if(u<d)return;t=t.slice(-1*n.length+r);let p=u-d;for(l.lastIndex=0;(i=l.exec(t))!==null&&!(i.index>p);){if(s=i[1]||i[2]||i[3]||i[4]||i[5]||i[6],!s||(o=[...s].length,o!==r))continue;if(i[3]||i[4]){a+=o;continue}if(a-=o,a>0)continue;o=Math.min(o,o+a);let f=[...i[0]][0].length,m=n.slice(0,r+i.index+f+o),x=m.slice(r,-r);return{type:"del",raw:m,text:x,tokens:this.lexer.inlineTokens(x)}}}}autolink(n){if(n.charCodeAt(0)!==60)return;let t=this.rules.inline.autolink.exec(n);if(t){let e,i;return t[2]==="@"?(e=t[1],i="mailto:"+e):(e=t[1],i=e),{type:"link",raw:t[0],text:e,href:i,autolink:!0,tokens:[{type:"text",raw:e,text:e}]}}}url(n){let t;if(t=this.rules.inline.url.exec(n)){let e,i;if(t[2]==="@")e=t[0],i="mailto:"+e;else{let r;do r=t[0],t[0]=this.rules.inline._backpedal.exec(t[0])?.[0]??"";while(r!==t[0]);e=t[0],t[1]==="www."?i="http://"+t[0]:i=t[0]}return{type:"link",raw:t[0],text:e,href:i,autolink:!0,tokens:[{type:"text",raw:e,text:e}]}}}inlineText(n){let t=this.rules.inline.text.exec(n);if(t){let e=this.lexer.state.inRawBlock;return{type:"text",raw:t[0],text:e?t[0]:xm(t[0]),escaped:e}}}},nt=class yo{tokens;options;state;inlineQueue;tokenizer;constructor(t){this.tokens=[],this.tokens.links=Object.create(null),this.options=t||rn,this.options.tokenizer=this.options.tokenizer||new tn,this.tokenizer=this.options.tokenizer,this.tokenizer.options=this.options,this.tokenizer.lexer=this,this.inlineQueue=[],this.state={inLink:!1,inRawBlock:!1,linkEmitted:!1,linkParenPossible:!0,top:!0};let e={other:Se,block:yr.normal,inline:ii.normal};this.options.pedantic?(e.block=yr.pedantic,e.inline=ii.pedantic):this.options.gfm&&(e.block=yr.gfm,this.options.breaks?e.inline=ii.breaks:e.inline=ii.gfm),this.tokenizer.rules=e}static get rules(){return{block:yr,inline:ii}}static lex(t,e){return new yo(e).lex(t)}static lexInline(t,e){return new yo(e).inlineTokens(t)}lex(t){t=t.replace(Se.carriageReturn,`
`),this.blockTokens(t,this.tokens);for(let e=0;e<this.inlineQueue.length;e++){let i=this.inlineQueue[e];this.state.inRawBlock=!1,this.inlineTokens(i.src,i.tokens)}return this.inlineQueue=[],this.tokens}blockTokens(t,e=[],i=!1){this.tokenizer.lexer=this;let r=this.state.lastToken;this.options.pedantic&&(t=t.replace(Se.tabCharGlobal,"    ").replace(Se.spaceLine,""));let s=1/0,o,a=this.options.gfm&&!this.options.pedantic&&this.tokenizer.paragraph===tn.prototype.paragraph;for(;t;){if(t.length<s)s=t.length;else{this.infiniteLoopError(t.charCodeAt(0));break}this.state.lastToken=e.at(-1);let l;if(this.options.extensions?.block?.some(d=>(l=d.call({lexer:this},t,e))?(t=t.substring(l.raw.length),e.push(l),!0):!1))continue;if(l=this.tokenizer.space(t)){t=t.substring(l.raw.length);let d=e.at(-1);l.raw.length===1&&d!==void 0?d.raw+=`
`:e.push(l);continue}if(l=this.tokenizer.code(t)){t=t.substring(l.raw.length);let d=e.at(-1);d?.type==="paragraph"||d?.type==="text"?(d.raw+=(d.raw.endsWith(`
`)?"":`
`)+l.raw,d.text+=`
`+l.text,this.inlineQueue.at(-1).src=d.text):e.push(l);continue}if(l=this.tokenizer.fences(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.heading(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.hr(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.blockquote(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.list(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.html(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.def(t)){t=t.substring(l.raw.length);let d=e.at(-1);d?.type==="paragraph"||d?.type==="text"?(d.raw+=(d.raw.endsWith(`
`)?"":`
`)+l.raw,d.text+=`
`+l.raw,this.inlineQueue.at(-1).src=d.text):(this.tokens.links[l.tag]||(this.tokens.links[l.tag]={href:l.href,title:l.title}),e.push(l));continue}if(l=this.tokenizer.table(t)){t=t.substring(l.raw.length),e.push(l);continue}if(l=this.tokenizer.lheading(t)){t=t.substring(l.raw.length),e.push(l);continue}let u=t;if(this.options.extensions?.startBlock){let d=1/0,p=t.slice(1),f;this.options.extensions.startBlock.forEach(m=>{f=m.call({lexer:this},p),typeof f=="number"&&f>=0&&(d=Math.min(d,f))}),d<1/0&&d>=0&&(u=t.substring(0,d+1))}if(this.state.top&&(l=this.tokenizer.paragraph(u))){let d=e.at(-1);(i||d===o&&a)&&d?.type==="paragraph"?(d.raw+=(d.raw.endsWith(`
`)?"":`
`)+l.raw,d.text+=`
`+l.text,this.inlineQueue.pop(),this.inlineQueue.at(-1).src=d.text,o=d):(e.push(l),o=l),i=u.length!==t.length,t=t.substring(l.raw.length);continue}if(l=this.tokenizer.text(t)){t=t.substring(l.raw.length);let d=e.at(-1);d?.type==="text"?(d.raw+=(d.raw.endsWith(`
`)?"":`
`)+l.raw,d.text+=`
`+l.text,this.inlineQueue.pop(),this.inlineQueue.at(-1).src=d.text):e.push(l);continue}if(t){this.infiniteLoopError(t.charCodeAt(0));break}}return this.state.top=!0,this.state.lastToken=r,e}inline(t,e=[]){return this.inlineQueue.push({src:t,tokens:e}),e}linkInText(t){if(!t.includes("["))return!1;let e=this.tokenizer.rules.inline.link;for(let i of t.matchAll(this.tokenizer.rules.inline.blockSkip))if(e.test(i[0])&&t.charAt(i.index-1)!=="!")return!0;for(let i of t.matchAll(this.tokenizer.rules.inline.reflinkSearch)){let r=i[0],s=r.lastIndexOf("[");if(!(r.charAt(0)==="!"||!Object.hasOwn(this.tokens.links,wr(r.slice(s+1,-1))))&&!(s>1&&this.linkInText(r.slice(1,s-1))))return!0}return!1}inlineTokens(t,e=[]){this.tokenizer.lexer=this;let i=this.state.linkParenPossible;this.state.linkParenPossible=t.includes(")");try{return this.#e(t,e)}finally{this.state.linkParenPossible=i}}#e(t,e){let i=t.includes("*")||t.includes("_")||t.includes("~"),r=i||this.options.hooks?.emStrongMask||this.tokenizer.emStrong!==tn.prototype.emStrong||this.tokenizer.del!==tn.prototype.del?this.#i(t):t;if(!i)return this.#t(t,r,e);wm(this.tokenizer,r);try{return this.#t(t,r,e)}finally{Am(this.tokenizer)}}#t(t,e,i){let r=!1,s="",o=1/0;for(;t;){if(t.length<o)o=t.length;else{this.infiniteLoopError(t.charCodeAt(0));break}r||(s=""),r=!1;let a;if(this.options.extensions?.inline?.some(d=>(a=d.call({lexer:this},t,i))?(t=t.substring(a.raw.length),i.push(a),!0):!1))continue;if(a=this.tokenizer.escape(t)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.tag(t)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.link(t)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.reflink(t,this.tokens.links)){t=t.substring(a.raw.length);let d=i.at(-1);a.type==="text"&&d?.type==="text"?(d.raw+=a.raw,d.text+=a.text):i.push(a);continue}let l=t[0];if(l==="*"||l==="_"){let d=e.length-t.length;if(Wc(this.tokenizer,e,l)<=d){let p=1;for(;p<t.length&&t.charCodeAt(p)===l.charCodeAt(0);)p++;let f=t.substring(0,p),m=i.at(-1);m?.type==="text"&&!m.escaped?(m.raw+=f,m.text+=f):i.push({type:"text",raw:f,text:f,escaped:!1}),t=t.substring(p),s=l,r=!0;continue}}else if(l==="~"){let d=e.length-t.length;if(qc(this.tokenizer,e)<=d){let p=1;for(;p<t.length&&t.charCodeAt(p)===126;)p++;let f=t.substring(0,p),m=i.at(-1);m?.type==="text"&&!m.escaped?(m.raw+=f,m.text+=f):i.push({type:"text",raw:f,text:f,escaped:!1}),t=t.substring(p),s=l,r=!0;continue}}if(a=this.tokenizer.emStrong(t,e,s)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.codespan(t)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.br(t)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.del(t,e,s)){t=t.substring(a.raw.length),i.push(a);continue}if(a=this.tokenizer.autolink(t)){t=t.substring(a.raw.length),i.push(a);continue}if(!this.state.inLink&&(a=this.tokenizer.url(t))){t=t.substring(a.raw.length),i.push(a);continue}let u=t;if(this.options.extensions?.startInline){let d=1/0,p=t.slice(1),f;this.options.extensions.startInline.forEach(m=>{f=m.call({lexer:this},p),typeof f=="number"&&f>=0&&(d=Math.min(d,f))}),d<1/0&&d>=0&&(u=t.substring(0,d+1))}if(a=this.tokenizer.inlineText(u)){t=t.substring(a.raw.length),a.raw.slice(-1)!=="_"&&(s=a.raw.slice(-1)),r=!0;let d=i.at(-1);d?.type==="text"?(d.raw+=a.raw,d.text+=a.text):i.push(a);continue}if(t){this.infiniteLoopError(t.charCodeAt(0));break}}return i}#n(t){let{blockSkip:e,tag:i,autolink:r}=this.tokenizer.rules.inline,s="",o=0,a;for(e.lastIndex=0;a=e.exec(t);){let l=a.index+(a[2]?a[2].length:0),u=a.index+a[0].length;if(t.charAt(l)==="<"){let d=t.slice(l),p=i.exec(d)||r.exec(d);if(!p){e.lastIndex=l+1;continue}u=l+p[0].length,e.lastIndex=u}s+=t.slice(o,l)+"["+"a".repeat(u-l-2)+"]",o=u}return s+t.slice(o)}#i(t){let e=t;if(this.tokens.links&&t.includes("[")){let i=this.tokenizer.rules.inline.reflinkSearch,r=s=>{let o=s.lastIndexOf("[");if(!Object.hasOwn(this.tokens.links,wr(s.slice(o+1,-1))))return s;if(o>1&&s.charAt(0)!=="!"){let a=s.slice(1,o-1);if(this.linkInText(a))return"["+a.replace(i,r)+"]["+"a".repeat(s.length-o-2)+"]"}return"["+"a".repeat(s.length-2)+"]"};e=e.replace(i,r)}return e=e.replace(this.tokenizer.rules.inline.anyPunctuationOutsideCode,(i,r,s)=>s?"+".repeat(i.length):r?r+i.slice(r.length,-r.length).replace(/`/g,"+")+r:i),e=this.#n(e),e=this.options.hooks?.emStrongMask?.call({lexer:this},e)??e,e}infiniteLoopError(t){let e="Infinite loop on byte: "+t;if(this.options.silent)console.error(e);else throw new Error(e)}},Ar=class{options;parser;constructor(n){this.options=n||rn}space(n){return""}code({text:n,lang:t,escaped:e}){let i=(t||"").match(Se.notSpaceStart)?.[0],r=n?n.replace(Se.endingNewline,"")+`
`:"";return i?'<pre><code class="language-'+Ye(i)+'">'+(e?r:Ye(r,!0))+`</code></pre>
`:"<pre><code>"+(e?r:Ye(r,!0))+`</code></pre>
`}blockquote({tokens:n}){return`<blockquote>
${this.parser.parse(n)}</blockquote>
`}html({text:n}){return n}def(n){return""}heading({tokens:n,depth:t}){return`<h${t}>${this.parser.parseInline(n)}</h${t}>
`}hr(n){return`<hr>
`}list(n){let t=n.ordered,e=n.start,i="";for(let o=0;o<n.items.length;o++){let a=n.items[o];i+=this.listitem(a)}let r=t?"ol":"ul",s=t&&e!==1?' start="'+e+'"':"";return"<"+r+s+`>
`+i+"</"+r+`>
`}listitem(n){return`<li>${this.parser.parse(n.tokens)}</li>
`}checkbox({checked:n}){return"<input "+(n?'checked="" ':"")+'disabled="" type="checkbox"> '}paragraph({tokens:n}){return`<p>${this.parser.parseInline(n)}</p>
`}table(n){let t="",e="";for(let r=0;r<n.header.length;r++)e+=this.tablecell(n.header[r]);t+=this.tablerow({text:e});let i="";for(let r=0;r<n.rows.length;r++){let s=n.rows[r];e="";for(let o=0;o<s.length;o++)e+=this.tablecell(s[o]);i+=this.tablerow({text:e})}return i&&(i=`<tbody>${i}</tbody>`),`<table>
<thead>
`+t+`</thead>
`+i+`</table>
`}tablerow({text:n}){return`<tr>
${n}</tr>
`}tablecell(n){let t=this.parser.parseInline(n.tokens),e=n.header?"th":"td";return(n.align?`<${e} align="${n.align}">`:`<${e}>`)+t+`</${e}>
`}strong({tokens:n}){return`<strong>${this.parser.parseInline(n)}</strong>`}em({tokens:n}){return`<em>${this.parser.parseInline(n)}</em>`}codespan({text:n}){return`<code>${Ye(n,!0)}</code>`}br(n){return"<br>"}del({tokens:n}){return`<del>${this.parser.parseInline(n)}</del>`}link({href:n,title:t,text:e,tokens:i,autolink:r}){let s=r?Ye(e,!0):this.parser.parseInline(i),o=Oc(n);if(o===null)return s;n=Ye(o,r);let a='<a href="'+n+'"';return t&&(a+=' title="'+Ye(t)+'"'),a+=">"+s+"</a>",a}image({href:n,title:t,text:e,tokens:i}){i&&(e=this.parser.parseInline(i,this.parser.textRenderer));let r=Oc(n);if(r===null)return Ye(e);n=r;let s=`<img src="${Ye(n)}" alt="${Ye(e)}"`;return t&&(s+=` title="${Ye(t)}"`),s+=">",s}text(n){return"tokens"in n&&n.tokens?this.parser.parseInline(n.tokens):"escaped"in n&&n.escaped?n.text:Ye(n.text)}},Mo=class{parser;strong({text:n,tokens:t}){return t?this.parser.parseInline(t,this):n}em({text:n,tokens:t}){return t?this.parser.parseInline(t,this):n}codespan({text:n}){return n}del({text:n,tokens:t}){return t?this.parser.parseInline(t,this):n}html({text:n}){return n}text({text:n}){return n}link({text:n,tokens:t}){return t?this.parser.parseInline(t,this):n}image({text:n,tokens:t}){return t?this.parser.parseInline(t,this):n}br(){return`
`}checkbox({raw:n}){return n}},it=class Eo{options;renderer;textRenderer;constructor(t){this.options=t||rn,this.options.renderer=this.options.renderer||new Ar,this.renderer=this.options.renderer,this.renderer.options=this.options,this.renderer.parser=this,this.textRenderer=new Mo,this.textRenderer.parser=this}static parse(t,e){return new Eo(e).parse(t)}static parseInline(t,e){return new Eo(e).parseInline(t)}parse(t){this.renderer.parser=this;let e="";for(let i=0;i<t.length;i++){let r=t[i];if(this.options.extensions?.renderers?.[r.type]){let o=r,a=this.options.extensions.renderers[o.type].call({parser:this},o);if(a!==!1||!["space","hr","heading","code","table","blockquote","list","checkbox","html","def","paragraph","text"].includes(o.type)){e+=a===!1?"":a??"";continue}}let s=r;switch(s.type){case"space":{e+=this.renderer.space(s);break}case"hr":{e+=this.renderer.hr(s);break}case"heading":{e+=this.renderer.heading(s);break}case"code":{e+=this.renderer.code(s);break}case"table":{e+=this.renderer.table(s);break}case"blockquote":{e+=this.renderer.blockquote(s);break}case"list":{e+=this.renderer.list(s);break}case"checkbox":{e+=this.renderer.checkbox(s);break}case"html":{e+=this.renderer.html(s);break}case"def":{e+=this.renderer.def(s);break}case"paragraph":{e+=this.renderer.paragraph(s);break}case"text":{e+=this.renderer.text(s);break}default:{let o='Token with "'+s.type+'" type was not found.';if(this.options.silent)return console.error(o),"";throw new Error(o)}}}return e}parseInline(t,e=this.renderer){this.renderer.parser=this;let i="";for(let r=0;r<t.length;r++){let s=t[r];if(this.options.extensions?.renderers?.[s.type]){let a=this.options.extensions.renderers[s.type].call({parser:this},s);if(a!==!1||!["escape","html","link","image","checkbox","strong","em","codespan","br","del","text"].includes(s.type)){i+=a===!1?"":a??"";continue}}let o=s;switch(o.type){case"escape":{i+=e.text(o);break}case"html":{i+=e.html(o);break}case"link":{i+=e.link(o);break}case"image":{i+=e.image(o);break}case"checkbox":{i+=e.checkbox(o);break}case"strong":{i+=e.strong(o);break}case"em":{i+=e.em(o);break}case"codespan":{i+=e.codespan(o);break}case"br":{i+=e.br(o);break}case"del":{i+=e.del(o);break}case"text":{i+=e.text(o);break}default:{let a='Token with "'+o.type+'" type was not found.';if(this.options.silent)return console.error(a),"";throw new Error(a)}}}return i}},ri=class{options;block;constructor(n){this.options=n||rn}static passThroughHooks=new Set(["preprocess","postprocess","processAllTokens","emStrongMask"]);static passThroughHooksRespectAsync=new Set(["preprocess","postprocess","processAllTokens"]);preprocess(n){return n}postprocess(n){return n}processAllTokens(n){return n}emStrongMask(n){return n}provideLexer(n=this.block){return n?nt.lex:nt.lexInline}provideParser(n=this.block){return n?it.parse:it.parseInline}};km=class{defaults=xo();options=this.setOptions;parse=this.parseMarkdown(!0);parseInline=this.parseMarkdown(!1);Parser=it;Renderer=Ar;TextRenderer=Mo;Lexer=nt;Tokenizer=tn;Hooks=ri;constructor(...n){this.use(...n)}walkTokens(n,t){let e=[];for(let i of n)switch(Dt(e,t.call(this,i)),i.type){case"table":{let r=i;for(let s of r.header)Dt(e,this.walkTokens(s.tokens,t));for(let s of r.rows)for(let o of s)Dt(e,this.walkTokens(o.tokens,t));break}case"list":{let r=i;Dt(e,this.walkTokens(r.items,t));break}default:{let r=i;this.defaults.extensions?.childTokens?.[r.type]?this.defaults.extensions.childTokens[r.type].forEach(s=>{let o=r[s].flat(1/0);Dt(e,this.walkTokens(o,t))}):r.tokens&&Dt(e,this.walkTokens(r.tokens,t))}}return e}use(...n){let t=this.defaults.extensions||{renderers:Object.create(null),childTokens:Object.create(null)};return n.forEach(e=>{let i={...e};if(i.async=this.defaults.async||i.async||!1,e.extensions&&(e.extensions.forEach(r=>{if(!r.name)throw new Error("extension name required");if("renderer"in r){let s=t.renderers[r.name];s?t.renderers[r.name]=function(...o){let a=r.renderer.apply(this,o);return a===!1&&(a=s.apply(this,o)),a}:t.renderers[r.name]=r.renderer}if("tokenizer"in r){if(!r.level||r.level!=="block"&&r.level!=="inline")throw new Error("extension level must be 'block' or 'inline'");let s=t[r.level];s?s.unshift(r.tokenizer):t[r.level]=[r.tokenizer],r.start&&(r.level==="block"?t.startBlock?t.startBlock.push(r.start):t.startBlock=[r.start]:r.level==="inline"&&(t.startInline?t.startInline.push(r.start):t.startInline=[r.start]))}"childTokens"in r&&r.childTokens&&(t.childTokens[r.name]=r.childTokens)}),i.extensions=t),e.renderer){let r=this.defaults.renderer||new Ar(this.defaults);for(let s in e.renderer){if(!(s in r))throw new Error(`renderer '${s}' does not exist`);if(["options","parser"].includes(s))continue;let o=s,a=e.renderer[o],l=r[o];r[o]=(...u)=>{let d=a.apply(r,u);return d===!1&&(d=l.apply(r,u)),d===!1?"":d??""}}i.renderer=r}if(e.tokenizer){let r=this.defaults.tokenizer||new tn(this.defaults);for(let s in e.tokenizer){if(!(s in r))throw new Error(`tokenizer '${s}' does not exist`);if(["options","rules","lexer"].includes(s))continue;let o=s,a=e.tokenizer[o],l=r[o];r[o]=(...u)=>{let d=a.apply(r,u);return d===!1&&(d=l.apply(r,u)),d}}i.tokenizer=r}if(e.hooks){let r=this.defaults.hooks||new ri;for(let s in e.hooks){if(!(s in r))throw new Error(`hook '${s}' does not exist`);if(["options","block"].includes(s))continue;let o=s,a=e.hooks[o],l=r[o];ri.passThroughHooks.has(s)?r[o]=u=>{if(r.options.async&&ri.passThroughHooksRespectAsync.has(s))return(async()=>{let p=await a.call(r,u);return l.call(r,p)})();let d=a.call(r,u);return l.call(r,d)}:r[o]=(...u)=>{if(r.options.async)return(async()=>{let p=await a.apply(r,u);return p===!1&&(p=await l.apply(r,u)),p})();let d=a.apply(r,u);return d===!1&&(d=l.apply(r,u)),d}}i.hooks=r}if(e.walkTokens){let r=this.defaults.walkTokens,s=e.walkTokens;i.walkTokens=function(o){let a=[];return Dt(a,s.call(this,o)),r&&Dt(a,r.call(this,o)),a}}this.defaults={...this.defaults,...i}}),this}setOptions(n){return this.defaults={...this.defaults,...n},this}lexer(n,t){return nt.lex(n,t??this.defaults)}parser(n,t){return it.parse(n,t??this.defaults)}parseMarkdown(n){return(t,e)=>{let i={...e},r={...this.defaults,...i},s=this.onError(!!r.silent,!!r.async);if(this.defaults.async===!0&&i.async===!1)return s(new Error("marked(): The async option was set to true by an extension. Remove async: false from the parse options object to return a Promise."));if(typeof t>"u"||t===null)return s(new Error("marked(): input parameter is undefined or null"));if(typeof t!="string")return s(new Error("marked(): input parameter is of type "+Object.prototype.toString.call(t)+", string expected"));if(r.hooks&&(r.hooks.options=r,r.hooks.block=n),r.async)return(async()=>{let o=r.hooks?await r.hooks.preprocess(t):t,a=await(r.hooks?await r.hooks.provideLexer(n):n?nt.lex:nt.lexInline)(o,r),l=r.hooks?await r.hooks.processAllTokens(a):a;r.walkTokens&&await Promise.all(this.walkTokens(l,r.walkTokens));let u=await(r.hooks?await r.hooks.provideParser(n):n?it.parse:it.parseInline)(l,r);return r.hooks?await r.hooks.postprocess(u):u})().catch(s);try{r.hooks&&(t=r.hooks.preprocess(t));let o=(r.hooks?r.hooks.provideLexer(n):n?nt.lex:nt.lexInline)(t,r);r.hooks&&(o=r.hooks.processAllTokens(o)),r.walkTokens&&this.walkTokens(o,r.walkTokens);let a=(r.hooks?r.hooks.provideParser(n):n?it.parse:it.parseInline)(o,r);return r.hooks&&(a=r.hooks.postprocess(a)),a}catch(o){return s(o)}}}onError(n,t){return e=>{if(e.message+=`
Please report this to https://github.com/markedjs/marked.`,n){let i="<p>An error occurred:</p><pre>"+Ye(e.message+"",!0)+"</pre>";return t?Promise.resolve(i):i}if(t)return Promise.reject(e);throw e}}},nn=new km;se.options=se.setOptions=function(n){return nn.setOptions(n),se.defaults=nn.defaults,Pc(se.defaults),se};se.getDefaults=xo;se.defaults=rn;se.use=Cm;se.walkTokens=function(n,t){return nn.walkTokens(n,t)};se.parseInline=nn.parseInline;se.Parser=it;se.parser=it.parse;se.Renderer=Ar;se.TextRenderer=Mo;se.Lexer=nt;se.lexer=nt.lex;se.Tokenizer=tn;se.Hooks=ri;se.parse=se;jx=se.options,Xx=se.setOptions,Qx=se.walkTokens,Jx=se.parseInline,Yc=se,e0=it.parse,t0=nt.lex});var jc={};Aa(jc,{renderMarkdownToElement:()=>Ro});function Nm(n,t){for(let{name:e}of n.attributes)t.hasAttribute(e)||n.removeAttribute(e);for(let{name:e,value:i}of t.attributes)n.setAttribute(e,i)}function Zc(n,t){let e=Array.from(t.childNodes),i=Array.from(n.childNodes),r=Math.max(e.length,i.length);for(let s=0;s<r;s++){let o=e[s],a=i[s];if(o&&!a){n.appendChild(o.cloneNode(!0));continue}if(!o&&a){n.removeChild(a);continue}if(o&&a){if(o.nodeType!==a.nodeType||o.nodeName!==a.nodeName){n.replaceChild(o.cloneNode(!0),a);continue}o.nodeType===Node.ELEMENT_NODE?(Nm(a,o),Zc(a,o)):o.nodeType===Node.TEXT_NODE&&a.nodeValue!==o.nodeValue&&(a.nodeValue=o.nodeValue)}}}function Ro(n,t,{lineBreaks:e=!1}={}){let i=document.createElement("template");i.innerHTML=_o.sanitize(Yc(t||"",{breaks:e}),{CUSTOM_ELEMENT_HANDLING:{tagNameCheck:r=>!0}}),Zc(n,i.content)}var Lo=pe(()=>{bo();Io();});var vd,yd=pe(()=>{Ie();Z();vd=K`
  @layer vaadin.base {
    vaadin-markdown {
      line-height: 1.6;

      h1,
      h2,
      h3,
      h4,
      h5,
      h6 {
        font-weight: 600;
        line-height: 1.25;
        text-wrap: balance;
      }

      h1 {
        font-size: 1.75em;
        margin-top: 1.8em;
        margin-bottom: 0.9em;
      }

      h2 {
        font-size: 1.5em;
        margin-top: 1.6em;
        margin-bottom: 0.8em;
      }

      h3 {
        font-size: 1.25em;
        margin-top: 1.4em;
        margin-bottom: 0.7em;
      }

      h4 {
        font-size: 1.125em;
        margin-top: 1.2em;
        margin-bottom: 0.6em;
      }

      h5 {
        font-size: 1em;
        margin-top: 1em;
        margin-bottom: 0.5em;
      }

      h6 {
        font-size: 0.875em;
        margin-top: 1em;
        margin-bottom: 0.5em;
      }

      p,
      ul,
      ol,
      blockquote,
      table,
      figure {
        margin-inline: 0;
        margin-block: 1.25em;
      }

      code {
        font-family: ui-monospace, monospace;
        font-size: 0.9em;
        line-height: 1.25;
        font-weight: 500;
        background-color: var(--vaadin-background-container);
        border-radius: var(--vaadin-radius-s);
        padding: 0.125em 0.25em;
      }

      pre {
        background-color: light-dark(var(--vaadin-text-color), var(--vaadin-background-container));
        border-radius: var(--vaadin-radius-m);
        color: light-dark(var(--vaadin-background-color), var(--vaadin-text-color));
        padding: var(--vaadin-padding-m);

        code {
          font-weight: 500;
          background: none;
          padding: 0;
        }
      }

      hr {
        height: 0;
        border: 0;
        border-top: 1px solid var(--vaadin-border-color-secondary);
        margin-block: 3em;
      }

      b,
      strong {
        font-weight: 600;
      }

      blockquote {
        font-weight: 500;
        font-style: italic;
        border-left: 0.25rem solid var(--vaadin-border-color);
        quotes: '\\201C' '\\201D' '\\2018' '\\2019';
        margin-inline: 0;
        padding-inline-start: 1em;
      }

      ul {
        list-style-type: disc;
      }

      ul,
      ol {
        padding-inline-start: 1.625em;
      }

      li {
        margin-block: 0.5em;
        padding-inline-start: 0.375em;

        &::marker {
          color: var(--vaadin-text-color-disabled);
        }
      }

      ol li::marker {
        font-weight: 400;
        color: var(--vaadin-text-color-secondary);
      }

      ul:has(> li > input[type='checkbox']:first-child) {
        list-style: none;
        padding-inline-start: 0;
      }

      img,
      video,
      svg,
      canvas,
      audio,
      iframe,
      embed,
      object {
        display: block;
      }

      img,
      video {
        max-width: 100%;
        height: auto;
        border-radius: var(--vaadin-radius-m);
      }

      figcaption {
        font-size: 0.875em;
        line-height: 1.125;
        color: var(--vaadin-text-color-secondary);
        margin-top: 0.75em;
      }

      table {
        min-width: 100%;
        border-spacing: 0;
      }

      th {
        text-align: start;
        font-weight: 500;
        background: var(--vaadin-background-container);
      }

      th,
      td {
        padding: var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container);
      }

      tr:not(:last-child) {
        th,
        td {
          border-bottom: 1px solid var(--vaadin-border-color-secondary);
        }
      }
    }
  }
`});var Ed={};Aa(Ed,{Markdown:()=>kr});var kr,Go=pe(()=>{Z();Fe();mt();ze();Wi();Ve();Lo();yd();kr=class extends xn(Le(fe(le(ee)))){static get is(){return"vaadin-markdown"}static get styles(){return K`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none !important;
      }
    `}get slotStyles(){return[vd]}static get properties(){return{content:{type:String,sync:!0},lineBreaks:{type:Boolean,value:!1,sync:!0}}}render(){return q`<slot></slot>`}updated(t){super.updated(t),(t.has("content")||t.has("lineBreaks"))&&Ro(this,this.content,{lineBreaks:this.lineBreaks})}};ae(kr)});var qd=gh((BT,Wd)=>{function Ld(n){return n instanceof Map?n.clear=n.delete=n.set=function(){throw new Error("map is read-only")}:n instanceof Set&&(n.add=n.clear=n.delete=function(){throw new Error("set is read-only")}),Object.freeze(n),Object.getOwnPropertyNames(n).forEach(t=>{let e=n[t],i=typeof e;(i==="object"||i==="function")&&!Object.isFrozen(e)&&Ld(e)}),n}var Ir=class{constructor(t){t.data===void 0&&(t.data={}),this.data=t.data,this.isMatchIgnored=!1}ignoreMatch(){this.isMatchIgnored=!0}};function Dd(n){return n.replace(/&/g,"&amp;").replace(/</g,"&lt;").replace(/>/g,"&gt;").replace(/"/g,"&quot;").replace(/'/g,"&#x27;")}function Pt(n,...t){let e=Object.create(null);for(let i in n)e[i]=n[i];return t.forEach(function(i){for(let r in i)e[r]=i[r]}),e}var Lm="</span>",Cd=n=>!!n.scope,Dm=(n,{prefix:t})=>{if(n.startsWith("language:"))return n.replace("language:","language-");if(n.includes(".")){let e=n.split(".");return[`${t}${e.shift()}`,...e.map((i,r)=>`${i}${"_".repeat(r+1)}`)].join(" ")}return`${t}${n}`},qo=class{constructor(t,e){this.buffer="",this.classPrefix=e.classPrefix,t.walk(this)}addText(t){this.buffer+=Dd(t)}openNode(t){if(!Cd(t))return;let e=Dm(t.scope,{prefix:this.classPrefix});this.span(e)}closeNode(t){Cd(t)&&(this.buffer+=Lm)}value(){return this.buffer}span(t){this.buffer+=`<span class="${t}">`}},Nd=(n={})=>{let t={children:[]};return Object.assign(t,n),t},Yo=class n{constructor(){this.rootNode=Nd(),this.stack=[this.rootNode]}get top(){return this.stack[this.stack.length-1]}get root(){return this.rootNode}add(t){this.top.children.push(t)}openNode(t){let e=Nd({scope:t});this.add(e),this.stack.push(e)}closeNode(){if(this.stack.length>1)return this.stack.pop()}closeAllNodes(){for(;this.closeNode(););}toJSON(){return JSON.stringify(this.rootNode,null,4)}walk(t){return this.constructor._walk(t,this.rootNode)}static _walk(t,e){return typeof e=="string"?t.addText(e):e.children&&(t.openNode(e),e.children.forEach(i=>this._walk(t,i)),t.closeNode(e)),t}static _collapse(t){typeof t!="string"&&t.children&&(t.children.every(e=>typeof e=="string")?t.children=[t.children.join("")]:t.children.forEach(e=>{n._collapse(e)}))}},Zo=class extends Yo{constructor(t){super(),this.options=t}addText(t){t!==""&&this.add(t)}startScope(t){this.openNode(t)}endScope(){this.closeNode()}__addSublanguage(t,e){let i=t.root;e&&(i.scope=`language:${e}`),this.add(i)}toHTML(){return new qo(this,this.options).value()}finalize(){return this.closeAllNodes(),!0}};function di(n){return n?typeof n=="string"?n:n.source:null}function Pd(n){return an("(?=",n,")")}function Pm(n){return an("(?:",n,")*")}function $m(n){return an("(?:",n,")?")}function an(...n){return n.map(e=>di(e)).join("")}function Bm(n){let t=n[n.length-1];return typeof t=="object"&&t.constructor===Object?(n.splice(n.length-1,1),t):{}}function Lr(...n){return"("+(Bm(n).capture?"":"?:")+n.map(i=>di(i)).join("|")+")"}function $d(n){return new RegExp(n.toString()+"|").exec("").length-1}function Fm(n,t){let e=n&&n.exec(t);return e&&e.index===0}var zm=new RegExp(Lr(/\[(?:[^\\\]]|\\.)*\]/,/\(\?<(?![=!])[^>]+>/,/\(\?'[^']+'/,/\(\??/,/\\([1-9][0-9]*)/,/\\./));function Xo(n,{joinWith:t}){let e=0;return n.map(i=>{e+=1;let r=e,s=di(i),o="";for(;s.length>0;){let a=zm.exec(s);if(!a){o+=s;break}o+=s.substring(0,a.index),s=s.substring(a.index+a[0].length),a[0][0]==="\\"&&a[1]?o+="\\"+String(Number(a[1])+r):(o+=a[0],(a[0]==="("||/^\(\?[<']/.test(a[0]))&&e++)}return o}).map(i=>`(${i})`).join(t)}var Um=/\b\B/,Bd="[a-zA-Z]\\w*",Qo="[a-zA-Z_]\\w*",Fd="\\b\\d+(\\.\\d+)?",zd="(-?)(\\b0[xX][a-fA-F0-9]+|(\\b\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?)",Ud="\\b(0b[01]+)",Hm="!|!=|!==|%|%=|&|&&|&=|\\*|\\*=|\\+|\\+=|,|-|-=|/=|/|:|;|<<|<<=|<=|<|===|==|=|>>>=|>>=|>=|>>>|>>|>|\\?|\\[|\\{|\\(|\\^|\\^=|\\||\\|=|\\|\\||~",Km=(n={})=>{let t=/^#![ ]*\//;return n.binary&&(n.begin=an(t,/.*\b/,n.binary,/\b.*/)),Pt({scope:"meta",begin:t,end:/$/,relevance:0,"on:begin":(e,i)=>{e.index!==0&&i.ignoreMatch()}},n)},ui={begin:"\\\\[\\s\\S]",relevance:0},Gm={scope:"string",begin:"'",end:"'",illegal:"\\n",contains:[ui]},Vm={scope:"string",begin:'"',end:'"',illegal:"\\n",contains:[ui]},Wm={begin:/\b(a|an|the|are|I'm|isn't|don't|doesn't|won't|but|just|should|pretty|simply|enough|gonna|going|wtf|so|such|will|you|your|they|like|more)\b/},Dr=function(n,t,e={}){let i=Pt({scope:"comment",begin:n,end:t,contains:[]},e);i.contains.push({scope:"doctag",begin:"[ ]*(?=(TODO|FIXME|NOTE|BUG|OPTIMIZE|HACK|XXX):)",end:/(TODO|FIXME|NOTE|BUG|OPTIMIZE|HACK|XXX):/,excludeBegin:!0,relevance:0});let r=Lr("I","a","is","so","us","to","at","if","in","it","on",/[A-Za-z]+['](d|ve|re|ll|t|s|n)/,/[A-Za-z]+[-][a-z]+/,/[A-Za-z][a-z]{2,}/);return i.contains.push({begin:an(/[ ]+/,"(",r,/[.]?[:]?([.][ ]|[ ])/,"){3}")}),i},qm=Dr("//","$"),Ym=Dr("/\\*","\\*/"),Zm=Dr("#","$"),jm={scope:"number",begin:Fd,relevance:0},Xm={scope:"number",begin:zd,relevance:0},Qm={scope:"number",begin:Ud,relevance:0},Jm={scope:"regexp",begin:/\/(?=[^/\n]*\/)/,end:/\/[gimuy]*/,contains:[ui,{begin:/\[/,end:/\]/,relevance:0,contains:[ui]}]},eg={scope:"title",begin:Bd,relevance:0},tg={scope:"title",begin:Qo,relevance:0},ng={begin:"\\.\\s*"+Qo,relevance:0},ig=function(n){return Object.assign(n,{"on:begin":(t,e)=>{e.data._beginMatch=t[1]},"on:end":(t,e)=>{e.data._beginMatch!==t[1]&&e.ignoreMatch()}})},Mr=Object.freeze({__proto__:null,APOS_STRING_MODE:Gm,BACKSLASH_ESCAPE:ui,BINARY_NUMBER_MODE:Qm,BINARY_NUMBER_RE:Ud,COMMENT:Dr,C_BLOCK_COMMENT_MODE:Ym,C_LINE_COMMENT_MODE:qm,C_NUMBER_MODE:Xm,C_NUMBER_RE:zd,END_SAME_AS_BEGIN:ig,HASH_COMMENT_MODE:Zm,IDENT_RE:Bd,MATCH_NOTHING_RE:Um,METHOD_GUARD:ng,NUMBER_MODE:jm,NUMBER_RE:Fd,PHRASAL_WORDS_MODE:Wm,QUOTE_STRING_MODE:Vm,REGEXP_MODE:Jm,RE_STARTERS_RE:Hm,SHEBANG:Km,TITLE_MODE:eg,UNDERSCORE_IDENT_RE:Qo,UNDERSCORE_TITLE_MODE:tg});function rg(n,t){n.input[n.index-1]==="."&&t.ignoreMatch()}function sg(n,t){n.className!==void 0&&(n.scope=n.className,delete n.className)}function og(n,t){t&&n.beginKeywords&&(n.begin="\\b("+n.beginKeywords.split(" ").join("|")+")(?!\\.)(?=\\b|\\s)",n.__beforeBegin=rg,n.keywords=n.keywords||n.beginKeywords,delete n.beginKeywords,n.relevance===void 0&&(n.relevance=0))}function ag(n,t){Array.isArray(n.illegal)&&(n.illegal=Lr(...n.illegal))}function lg(n,t){if(n.match){if(n.begin||n.end)throw new Error("begin & end are not supported with match");n.begin=n.match,delete n.match}}function cg(n,t){n.relevance===void 0&&(n.relevance=1)}var dg=(n,t)=>{if(!n.beforeMatch)return;if(n.starts)throw new Error("beforeMatch cannot be used with starts");let e=Object.assign({},n);Object.keys(n).forEach(i=>{delete n[i]}),n.keywords=e.keywords,n.begin=an(e.beforeMatch,Pd(e.begin)),n.starts={relevance:0,contains:[Object.assign(e,{endsParent:!0})]},n.relevance=0,delete e.beforeMatch},ug=["of","and","for","in","not","or","if","then","parent","list","value"],hg="keyword";function Hd(n,t,e=hg){let i=Object.create(null);return typeof n=="string"?r(e,n.split(" ")):Array.isArray(n)?r(e,n):Object.keys(n).forEach(function(s){Object.assign(i,Hd(n[s],t,s))}),i;function r(s,o){t&&(o=o.map(a=>a.toLowerCase())),o.forEach(function(a){let l=a.split("|");i[l[0]]=[s,pg(l[0],l[1])]})}}function pg(n,t){return t?Number(t):fg(n)?0:1}function fg(n){return ug.includes(n.toLowerCase())}var Od={},on=n=>{console.error(n)},Md=(n,...t)=>{console.log(`WARN: ${n}`,...t)},In=(n,t)=>{Od[`${n}/${t}`]||(console.log(`Deprecated as of ${n}. ${t}`),Od[`${n}/${t}`]=!0)},Rr=new Error;function Kd(n,t,{key:e}){let i=0,r=n[e],s={},o={};for(let a=1;a<=t.length;a++)o[a+i]=r[a],s[a+i]=!0,i+=$d(t[a-1]);n[e]=o,n[e]._emit=s,n[e]._multi=!0}function mg(n){if(Array.isArray(n.begin)){if(n.skip||n.excludeBegin||n.returnBegin)throw on("skip, excludeBegin, returnBegin not compatible with beginScope: {}"),Rr;if(typeof n.beginScope!="object"||n.beginScope===null)throw on("beginScope must be object"),Rr;Kd(n,n.begin,{key:"beginScope"}),n.begin=Xo(n.begin,{joinWith:""})}}function gg(n){if(Array.isArray(n.end)){if(n.skip||n.excludeEnd||n.returnEnd)throw on("skip, excludeEnd, returnEnd not compatible with endScope: {}"),Rr;if(typeof n.endScope!="object"||n.endScope===null)throw on("endScope must be object"),Rr;Kd(n,n.end,{key:"endScope"}),n.end=Xo(n.end,{joinWith:""})}}function _g(n){n.scope&&typeof n.scope=="object"&&n.scope!==null&&(n.beginScope=n.scope,delete n.scope)}function bg(n){_g(n),typeof n.beginScope=="string"&&(n.beginScope={_wrap:n.beginScope}),typeof n.endScope=="string"&&(n.endScope={_wrap:n.endScope}),mg(n),gg(n)}function vg(n){function t(o,a){return new RegExp(di(o),"m"+(n.case_insensitive?"i":"")+(n.unicodeRegex?"u":"")+(a?"g":""))}class e{constructor(){this.matchIndexes={},this.regexes=[],this.matchAt=1,this.position=0}addRule(a,l){l.position=this.position++,this.matchIndexes[this.matchAt]=l,this.regexes.push([l,a]),this.matchAt+=$d(a)+1}compile(){this.regexes.length===0&&(this.exec=()=>null);let a=this.regexes.map(l=>l[1]);this.matcherRe=t(Xo(a,{joinWith:"|"}),!0),this.lastIndex=0}exec(a){this.matcherRe.lastIndex=this.lastIndex;let l=this.matcherRe.exec(a);if(!l)return null;let u=l.findIndex((p,f)=>f>0&&p!==void 0),d=this.matchIndexes[u];return l.splice(0,u),Object.assign(l,d)}}class i{constructor(){this.rules=[],this.multiRegexes=[],this.count=0,this.lastIndex=0,this.regexIndex=0}getMatcher(a){if(this.multiRegexes[a])return this.multiRegexes[a];let l=new e;return this.rules.slice(a).forEach(([u,d])=>l.addRule(u,d)),l.compile(),this.multiRegexes[a]=l,l}resumingScanAtSamePosition(){return this.regexIndex!==0}considerAll(){this.regexIndex=0}addRule(a,l){this.rules.push([a,l]),l.type==="begin"&&this.count++}exec(a){let l=this.getMatcher(this.regexIndex);l.lastIndex=this.lastIndex;let u=l.exec(a);if(this.resumingScanAtSamePosition()&&!(u&&u.index===this.lastIndex)){let d=this.getMatcher(0);d.lastIndex=this.lastIndex+1,u=d.exec(a)}return u&&(this.regexIndex+=u.position+1,this.regexIndex===this.count&&this.considerAll()),u}}function r(o){let a=new i;return o.contains.forEach(l=>a.addRule(l.begin,{rule:l,type:"begin"})),o.terminatorEnd&&a.addRule(o.terminatorEnd,{type:"end"}),o.illegal&&a.addRule(o.illegal,{type:"illegal"}),a}function s(o,a){let l=o;if(o.isCompiled)return l;[sg,lg,bg,dg].forEach(d=>d(o,a)),n.compilerExtensions.forEach(d=>d(o,a)),o.__beforeBegin=null,[og,ag,cg].forEach(d=>d(o,a)),o.isCompiled=!0;let u=null;return typeof o.keywords=="object"&&o.keywords.$pattern&&(o.keywords=Object.assign({},o.keywords),u=o.keywords.$pattern,delete o.keywords.$pattern),u=u||/\w+/,o.keywords&&(o.keywords=Hd(o.keywords,n.case_insensitive)),l.keywordPatternRe=t(u,!0),a&&(o.begin||(o.begin=/\B|\b/),l.beginRe=t(l.begin),!o.end&&!o.endsWithParent&&(o.end=/\B|\b/),o.end&&(l.endRe=t(l.end)),l.terminatorEnd=di(l.end)||"",o.endsWithParent&&a.terminatorEnd&&(l.terminatorEnd+=(o.end?"|":"")+a.terminatorEnd)),o.illegal&&(l.illegalRe=t(o.illegal)),o.contains||(o.contains=[]),o.contains=[].concat(...o.contains.map(function(d){return yg(d==="self"?o:d)})),o.contains.forEach(function(d){s(d,l)}),o.starts&&s(o.starts,a),l.matcher=r(l),l}if(n.compilerExtensions||(n.compilerExtensions=[]),n.contains&&n.contains.includes("self"))throw new Error("ERR: contains `self` is not supported at the top-level of a language.  See documentation.");return n.classNameAliases=Pt(n.classNameAliases||{}),s(n)}function Gd(n){return n?n.endsWithParent||Gd(n.starts):!1}function yg(n){return n.variants&&!n.cachedVariants&&(n.cachedVariants=n.variants.map(function(t){return Pt(n,{variants:null},t)})),n.cachedVariants?n.cachedVariants:Gd(n)?Pt(n,{starts:n.starts?Pt(n.starts):null}):Object.isFrozen(n)?Pt(n):n}var Eg="11.12.0",jo=class extends Error{constructor(t,e){super(t),this.name="HTMLInjectionError",this.html=e}},Wo=Dd,Id=Pt,Rd=Symbol("nomatch"),xg=7,Vd=function(n){let t=Object.create(null),e=Object.create(null),i=[],r=!0,s="Could not find the language '{}', did you forget to load/include a language module?",o={disableAutodetect:!0,name:"Plain text",contains:[]},a={ignoreUnescapedHTML:!1,throwUnescapedHTML:!1,noHighlightRe:/^(no-?highlight)$/i,languageDetectRe:/\blang(?:uage)?-([\w-]+)\b/i,classPrefix:"hljs-",cssSelector:"pre code",languages:null,__emitter:Zo};function l(_){return a.noHighlightRe.test(_)}function u(_){let k=_.className+" ";k+=_.parentNode?_.parentNode.className:"";let C=a.languageDetectRe.exec(k);if(C){let G=U(C[1]);return G||(Md(s.replace("{}",C[1])),Md("Falling back to no-highlight mode for this block.",_)),G?C[1]:"no-highlight"}return k.split(/\s+/).find(G=>l(G)||U(G))}function d(_,k,C){let G="",Y="";typeof k=="object"?(G=_,C=k.ignoreIllegals,Y=k.language):(In("10.7.0","highlight(lang, code, ...args) has been deprecated."),In("10.7.0",`Please use highlight(code, options) instead.
https://github.com/highlightjs/highlight.js/issues/2277`),Y=_,G=k),C===void 0&&(C=!0);let te={code:G,language:Y};R("before:highlight",te);let oe=te.result?te.result:p(te.language,te.code,C);return oe.code=te.code,R("after:highlight",oe),oe}function p(_,k,C,G){let Y=Object.create(null);function te(T,O){return T.keywords[O]}function oe(){if(!$.keywords){ye.addText(J);return}let T=0;$.keywordPatternRe.lastIndex=0;let O=$.keywordPatternRe.exec(J),W="";for(;O;){W+=J.substring(T,O.index);let X=Ke.case_insensitive?O[0].toLowerCase():O[0],me=te($,X);if(me){let[Oe,zn]=me;if(ye.addText(W),W="",Y[X]=(Y[X]||0)+1,Y[X]<=xg&&(rt+=zn),Oe.startsWith("_"))W+=O[0];else{let dn=Ke.classNameAliases[Oe]||Oe;Be(O[0],dn)}}else W+=O[0];T=$.keywordPatternRe.lastIndex,O=$.keywordPatternRe.exec(J)}W+=J.substring(T),ye.addText(W)}function He(){if(J==="")return;let T=null;if(typeof $.subLanguage=="string"){if(!t[$.subLanguage]){ye.addText(J);return}T=p($.subLanguage,J,!0,he[$.subLanguage]),he[$.subLanguage]=T._top}else T=m(J,$.subLanguage.length?$.subLanguage:null);$.relevance>0&&(rt+=T.relevance),ye.__addSublanguage(T._emitter,T.language)}function Ne(){$.subLanguage!=null?He():oe(),J=""}function Be(T,O){T!==""&&(ye.startScope(O),ye.addText(T),ye.endScope())}function Et(T,O){let W=1,X=O.length-1;for(;W<=X;){if(!T._emit[W]){W++;continue}let me=Ke.classNameAliases[T[W]]||T[W],Oe=O[W];me?Be(Oe,me):(J=Oe,oe(),J=""),W++}}function ue(T,O){return T.scope&&typeof T.scope=="string"&&ye.openNode(Ke.classNameAliases[T.scope]||T.scope),T.beginScope&&(T.beginScope._wrap?(Be(J,Ke.classNameAliases[T.beginScope._wrap]||T.beginScope._wrap),J=""):T.beginScope._multi&&(Et(T.beginScope,O),J="")),$=Object.create(T,{parent:{value:$}}),$}function $t(T,O,W){let X=Fm(T.endRe,W);if(X){if(T["on:end"]){let me=new Ir(T);T["on:end"](O,me),me.isMatchIgnored&&(X=!1)}if(X){for(;T.endsParent&&T.parent;)T=T.parent;return T}}if(T.endsWithParent)return $t(T.parent,O,W)}function Pn(T){return $.matcher.regexIndex===0?(J+=T[0],1):(cn=!0,0)}function $n(T){let O=T[0],W=T.rule,X=new Ir(W),me=[W.__beforeBegin,W["on:begin"]];for(let Oe of me)if(Oe&&(Oe(T,X),X.isMatchIgnored))return Pn(O);return W.skip?J+=O:(W.excludeBegin&&(J+=O),Ne(),!W.returnBegin&&!W.excludeBegin&&(J=O)),ue(W,T),W.returnBegin?0:O.length}function Bn(T){let O=T[0],W=k.substring(T.index),X=$t($,T,W);if(!X)return Rd;let me=$;$.endScope&&$.endScope._wrap?(Ne(),Be(O,$.endScope._wrap)):$.endScope&&$.endScope._multi?(Ne(),Et($.endScope,T)):me.skip?J+=O:(me.returnEnd||me.excludeEnd||(J+=O),Ne(),me.excludeEnd&&(J=O));do $.scope&&ye.closeNode(),!$.skip&&!$.subLanguage&&(rt+=$.relevance),$=$.parent;while($!==X.parent);return X.starts&&ue(X.starts,T),me.returnEnd?0:O.length}function Fn(){let T=[];for(let O=$;O!==Ke;O=O.parent)O.scope&&T.unshift(O.scope);T.forEach(O=>ye.openNode(O))}let xt={};function ln(T,O){let W=O&&O[0];if(J+=T,W==null)return Ne(),0;if(xt.type==="begin"&&O.type==="end"&&xt.index===O.index&&W===""){if(J+=k.slice(O.index,O.index+1),!r){let X=new Error(`0 width match regex (${_})`);throw X.languageName=_,X.badRule=xt.rule,X}return 1}if(xt=O,O.type==="begin")return $n(O);if(O.type==="illegal"&&!C){let X=new Error('Illegal lexeme "'+W+'" for mode "'+($.scope||"<unnamed>")+'"');throw X.mode=$,X}else if(O.type==="end"){let X=Bn(O);if(X!==Rd)return X}if(O.type==="illegal"&&W==="")return O.index===k.length||(J+=`
`),1;if(Ze>1e5&&Ze>O.index*3)throw new Error("potential infinite loop, way more iterations than matches");return J+=W,W.length}let Ke=U(_);if(!Ke)throw on(s.replace("{}",_)),new Error('Unknown language: "'+_+'"');let ne=vg(Ke),ie="",$=G||ne,he={},ye=new a.__emitter(a);Fn();let J="",rt=0,st=0,Ze=0,cn=!1;try{if(Ke.__emitTokens)Ke.__emitTokens(k,ye);else{for($.matcher.considerAll();;){Ze++,cn?cn=!1:$.matcher.considerAll(),$.matcher.lastIndex=st;let T=$.matcher.exec(k);if(!T)break;let O=k.substring(st,T.index),W=ln(O,T);st=T.index+W}ln(k.substring(st))}return ye.finalize(),ie=ye.toHTML(),{language:_,value:ie,relevance:rt,illegal:!1,_emitter:ye,_top:$}}catch(T){if(T.message&&T.message.includes("Illegal"))return{language:_,value:Wo(k),illegal:!0,relevance:0,_illegalBy:{message:T.message,index:st,context:k.slice(st-100,st+100),mode:T.mode,resultSoFar:ie},_emitter:ye};if(r)return{language:_,value:Wo(k),illegal:!1,relevance:0,errorRaised:T,_emitter:ye,_top:$};throw T}}function f(_){let k={value:Wo(_),illegal:!1,relevance:0,_top:o,_emitter:new a.__emitter(a)};return k._emitter.addText(_),k}function m(_,k){k=k||a.languages||Object.keys(t);let C=f(_),G=k.filter(U).filter(de).map(Ne=>p(Ne,_,!1));G.unshift(C);let Y=G.sort((Ne,Be)=>{if(Ne.relevance!==Be.relevance)return Be.relevance-Ne.relevance;if(Ne.language&&Be.language){if(U(Ne.language).supersetOf===Be.language)return 1;if(U(Be.language).supersetOf===Ne.language)return-1}return 0}),[te,oe]=Y,He=te;return He.secondBest=oe,He}function x(_,k,C){let G=k&&e[k]||C;_.classList.add("hljs"),_.classList.add(`language-${G}`)}function A(_){let k=null,C=u(_);if(l(C))return;if(R("before:highlightElement",{el:_,language:C}),_.dataset.highlighted){console.log("Element previously highlighted. To highlight again, first unset `dataset.highlighted`.",_);return}if(_.children.length>0&&(a.ignoreUnescapedHTML||(console.warn("One of your code blocks includes unescaped HTML. This is a potentially serious security risk."),console.warn("https://github.com/highlightjs/highlight.js/wiki/security"),console.warn("The element with unescaped HTML:"),console.warn(_)),a.throwUnescapedHTML))throw new jo("One of your code blocks includes unescaped HTML.",_.innerHTML);k=_;let G=k.textContent,Y=C?d(G,{language:C,ignoreIllegals:!0}):m(G);_.innerHTML=Y.value,_.dataset.highlighted="yes",x(_,C,Y.language),_.result={language:Y.language,re:Y.relevance,relevance:Y.relevance},Y.secondBest&&(_.secondBest={language:Y.secondBest.language,relevance:Y.secondBest.relevance}),R("after:highlightElement",{el:_,result:Y,text:G})}function w(_){a=Id(a,_)}let S=()=>{D(),In("10.6.0","initHighlighting() deprecated.  Use highlightAll() now.")};function z(){D(),In("10.6.0","initHighlightingOnLoad() deprecated.  Use highlightAll() now.")}let N=!1;function D(){function _(){D()}if(document.readyState==="loading"){N||window.addEventListener("DOMContentLoaded",_,!1),N=!0;return}document.querySelectorAll(a.cssSelector).forEach(A)}function M(_,k){let C=null;try{C=k(n)}catch(G){if(on("Language definition for '{}' could not be registered.".replace("{}",_)),r)on(G);else throw G;C=o}C.name||(C.name=_),t[_]=C,C.rawDefinition=k.bind(null,n),C.aliases&&j(C.aliases,{languageName:_})}function P(_){delete t[_];for(let k of Object.keys(e))e[k]===_&&delete e[k]}function B(){return Object.keys(t)}function U(_){return _=(_||"").toLowerCase(),t[_]||t[e[_]]}function j(_,{languageName:k}){typeof _=="string"&&(_=[_]),_.forEach(C=>{e[C.toLowerCase()]=k})}function de(_){let k=U(_);return k&&!k.disableAutodetect}function g(_){_["before:highlightBlock"]&&!_["before:highlightElement"]&&(_["before:highlightElement"]=k=>{_["before:highlightBlock"](Object.assign({block:k.el},k))}),_["after:highlightBlock"]&&!_["after:highlightElement"]&&(_["after:highlightElement"]=k=>{_["after:highlightBlock"](Object.assign({block:k.el},k))})}function y(_){g(_),i.push(_)}function F(_){let k=i.indexOf(_);k!==-1&&i.splice(k,1)}function R(_,k){let C=_;i.forEach(function(G){G[C]&&G[C](k)})}function L(_){return In("10.7.0","highlightBlock will be removed entirely in v12.0"),In("10.7.0","Please use highlightElement now."),A(_)}Object.assign(n,{highlight:d,highlightAuto:m,highlightAll:D,highlightElement:A,highlightBlock:L,configure:w,initHighlighting:S,initHighlightingOnLoad:z,registerLanguage:M,unregisterLanguage:P,listLanguages:B,getLanguage:U,registerAliases:j,autoDetection:de,inherit:Id,addPlugin:y,removePlugin:F}),n.debugMode=function(){r=!1},n.safeMode=function(){r=!0},n.versionString=Eg,n.regex={concat:an,lookahead:Pd,either:Lr,optional:$m,anyNumberOfTimes:Pm};for(let _ in Mr)typeof Mr[_]=="object"&&Ld(Mr[_]);return Object.assign(n,Mr),n},Rn=Vd({});Rn.newInstance=()=>Vd({});Wd.exports=Rn;Rn.HighlightJS=Rn;Rn.default=Rn});Z();Fe();At();ze();vn();var Li=class n extends EventTarget{#e;#t=new Set;#n;#i=!1;constructor(t){super(),this.#e=t,this.#n=new CSSStyleSheet}#s(t){let{propertyName:e}=t;this.#t.has(e)&&this.dispatchEvent(new CustomEvent("property-changed",{detail:{propertyName:e}}))}observe(t){this.connect(),!this.#t.has(t)&&(this.#t.add(t),this.#n.replaceSync(`
      :root::before, :host::before {
        content: '' !important;
        position: absolute !important;
        top: -9999px !important;
        left: -9999px !important;
        visibility: hidden !important;
        transition: 1ms allow-discrete step-end !important;
        transition-property: ${[...this.#t].join(", ")} !important;
      }
    `))}connect(){this.#i||(this.#e.adoptedStyleSheets.unshift(this.#n),this.#r.addEventListener("transitionstart",t=>this.#s(t)),this.#r.addEventListener("transitionend",t=>this.#s(t)),this.#i=!0)}disconnect(){this.#t.clear(),this.#e.adoptedStyleSheets=this.#e.adoptedStyleSheets.filter(t=>t!==this.#n),this.#r.removeEventListener("transitionstart",this.#s),this.#r.removeEventListener("transitionend",this.#s),this.#i=!1}get#r(){return this.#e.documentElement??this.#e.host}static for(t){return t.__cssPropertyObserver||=new n(t),t.__cssPropertyObserver}};ks();var Za=new Set;function Cs(n){Za.has(n)||(Za.add(n),console.warn(n))}var ja=new WeakMap;function Xa(n){try{return n.media.mediaText}catch{return Cs('[LumoInjector] Browser denied to access property "mediaText" for some CSS rules, so they were skipped.'),""}}function $h(n){try{return n.cssRules}catch{return Cs('[LumoInjector] Browser denied to access property "cssRules" for some CSS stylesheets, so they were skipped.'),[]}}function Qa(n,t={tags:new Map,modules:new Map}){for(let e of $h(n)){if(e instanceof CSSImportRule){let i=Xa(e);i.startsWith("lumo_")?t.modules.set(i,[...e.styleSheet.cssRules]):Qa(e.styleSheet,t);continue}if(e instanceof CSSMediaRule){let i=Xa(e);i.startsWith("lumo_")&&t.modules.set(i,[...e.cssRules]);continue}if(e instanceof CSSStyleRule&&e.cssText.includes("-inject")){for(let i of e.style){let r=i.match(/^--_lumo-(.*)-inject-modules$/u)?.[1];if(!r)continue;let s=e.style.getPropertyValue(i);t.tags.set(r,s.split(",").map(o=>o.trim().replace(/'|"/gu,"")))}continue}}return t}function Ja(n){let t=new Map,e=new Map;for(let i of n){let r=ja.get(i);r||(r=Qa(i),ja.set(i,r)),t=new Map([...t,...r.tags]),e=new Map([...e,...r.modules])}return{tags:t,modules:e}}function Ns(n){return`--_lumo-${n.is}-inject`}var Pi=class{#e;#t;#n=new Map;#i=new Map;constructor(t=document){this.#e=t,this.handlePropertyChange=this.handlePropertyChange.bind(this),this.#t=Li.for(t),this.#t.addEventListener("property-changed",this.handlePropertyChange)}disconnect(){this.#t.removeEventListener("property-changed",this.handlePropertyChange),this.#n.clear(),this.#i.values().forEach(t=>t.forEach(Di))}forceUpdate(){for(let t of this.#n.keys())this.#r(t)}componentConnected(t){let{lumoInjector:e}=t.constructor,{is:i}=e;this.#i.set(i,this.#i.get(i)??new Set),this.#i.get(i).add(t);let r=this.#n.get(i);if(r){r.cssRules.length>0&&Ss(t,r);return}this.#s(i);let s=Ns(e);this.#t.observe(s)}componentDisconnected(t){let{is:e}=t.constructor.lumoInjector;this.#i.get(e)?.delete(t),Di(t)}handlePropertyChange(t){let{propertyName:e}=t.detail,i=e.match(/^--_lumo-(.*)-inject$/u)?.[1];i&&this.#r(i)}#s(t){this.#n.set(t,new CSSStyleSheet),this.#r(t)}#r(t){let{tags:e,modules:i}=Ja(this.#o),r=(e.get(t)??[]).flatMap(o=>i.get(o)??[]).map(o=>o.cssText).join(`
`),s=this.#n.get(t);s.replaceSync(r),this.#i.get(t)?.forEach(o=>{r?Ss(o,s):Di(o)})}get#o(){let t=new Set;for(let e of[this.#e,document])t=t.union(new Set(e.styleSheets)),t=t.union(new Set(e.adoptedStyleSheets));return[...t]}};var el=new Set;function tl(n){let t=n.getRootNode();return t.host&&t.host.constructor.version?tl(t.host):t}var ve=n=>class extends n{static finalize(){super.finalize();let e=Ns(this.lumoInjector);this.is&&!el.has(e)&&(el.add(e),Tt({name:e,syntax:"<number>",inherits:!0,initialValue:"0"}))}static get lumoInjector(){return{is:this.is,includeBaseStyles:!1}}connectedCallback(){super.connectedCallback();let e=tl(this);e.__lumoInjectorDisabled||this.isConnected&&(e.__lumoInjector||=new Pi(e),this.__lumoInjector=e.__lumoInjector,this.__lumoInjector.componentConnected(this))}disconnectedCallback(){super.disconnectedCallback(),this.__lumoInjector&&(this.__lumoInjector.componentDisconnected(this),this.__lumoInjector=void 0)}};Ve();Ie();Z();var il=K`
  :host {
    display: flex;
    align-items: center;
    --_radius: var(--vaadin-input-field-border-radius, var(--vaadin-radius-m));
    border-radius:
      /* See https://developer.mozilla.org/en-US/docs/Web/CSS/border-radius */
      var(--vaadin-input-field-top-start-radius, var(--_radius))
      var(--vaadin-input-field-top-end-radius, var(--_radius))
      var(--vaadin-input-field-bottom-end-radius, var(--_radius))
      var(--vaadin-input-field-bottom-start-radius, var(--_radius));
    border: var(--vaadin-input-field-border-width, 1px) solid
      var(--vaadin-input-field-border-color, var(--vaadin-border-color));
    box-sizing: border-box;
    cursor: text;
    padding: var(
      --vaadin-input-field-padding,
      var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container)
    );
    gap: var(--vaadin-input-field-gap, var(--vaadin-gap-s));
    background: var(--vaadin-input-field-background, var(--vaadin-background-color));
    color: var(--vaadin-input-field-value-color, var(--vaadin-text-color));
    font-size: var(--vaadin-input-field-value-font-size, inherit);
    line-height: var(--vaadin-input-field-value-line-height, inherit);
    font-weight: var(--vaadin-input-field-value-font-weight, 400);
  }

  :host([dir='rtl']) {
    --_radius: var(--vaadin-input-field-border-radius, var(--vaadin-radius-m));
    border-radius:
      /* Don't use logical props, see https://github.com/vaadin/vaadin-time-picker/issues/145 */
      var(--vaadin-input-field-top-end-radius, var(--_radius))
      var(--vaadin-input-field-top-start-radius, var(--_radius))
      var(--vaadin-input-field-bottom-start-radius, var(--_radius))
      var(--vaadin-input-field-bottom-end-radius, var(--_radius));
  }

  :host([hidden]) {
    display: none !important;
  }

  /* Reset the native input styles */
  ::slotted(:is(input, textarea)) {
    appearance: none;
    align-self: stretch;
    box-sizing: border-box;
    flex: auto;
    white-space: nowrap;
    overflow: hidden;
    width: 100%;
    height: auto;
    outline: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    min-width: 0;
    font: inherit;
    font-size: 1em;
    color: inherit;
    background: transparent;
    cursor: inherit;
    text-align: inherit;
    caret-color: var(--vaadin-input-field-value-color);
  }

  ::slotted(*) {
    flex: none;
  }

  slot[name$='fix'] {
    cursor: auto;
  }

  ::slotted(:is(input, textarea))::placeholder {
    /* Use ::slotted(:is(input, textarea):placeholder-shown) to style the placeholder */
    /* because ::slotted(...)::placeholder does not work in Safari. */
    font: inherit;
    color: inherit;
  }

  ::slotted(:is(input, textarea):placeholder-shown) {
    color: var(--vaadin-input-field-placeholder-color, var(--vaadin-text-color-secondary));
  }

  :host(:focus-within) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
    outline-offset: calc(var(--vaadin-input-field-border-width, 1px) * -1);
  }

  :host([invalid]) {
    --vaadin-input-field-border-color: var(--vaadin-input-field-error-color, var(--vaadin-text-color));
  }

  :host([readonly]) {
    border-style: dashed;
  }

  :host([readonly]:focus-within) {
    outline-style: dashed;
    --vaadin-input-field-border-color: transparent;
  }

  :host([disabled]) {
    --vaadin-input-field-value-color: var(--vaadin-input-field-disabled-text-color, var(--vaadin-text-color-disabled));
    --vaadin-input-field-background: var(
      --vaadin-input-field-disabled-background,
      var(--vaadin-background-container-strong)
    );
    --vaadin-input-field-border-color: transparent;
  }

  :host([theme~='align-start']) slot:not([name])::slotted(*) {
    text-align: start;
  }

  :host([theme~='align-center']) slot:not([name])::slotted(*) {
    text-align: center;
  }

  :host([theme~='align-end']) slot:not([name])::slotted(*) {
    text-align: end;
  }

  :host([theme~='align-left']) slot:not([name])::slotted(*) {
    text-align: left;
  }

  :host([theme~='align-right']) slot:not([name])::slotted(*) {
    text-align: right;
  }

  @media (forced-colors: active) {
    :host {
      --vaadin-input-field-background: Field;
      --vaadin-input-field-value-color: FieldText;
      --vaadin-input-field-placeholder-color: GrayText;
    }

    :host([disabled]) {
      --vaadin-input-field-value-color: GrayText;
      --vaadin-icon-color: GrayText;
    }
  }
`;var Is=class extends fe(Ge(le(ve(ee)))){static get is(){return"vaadin-input-container"}static get styles(){return il}static get properties(){return{disabled:{type:Boolean,reflectToAttribute:!0},readonly:{type:Boolean,reflectToAttribute:!0},invalid:{type:Boolean,reflectToAttribute:!0}}}render(){return q`
      <slot name="prefix"></slot>
      <slot></slot>
      <slot name="suffix"></slot>
    `}ready(){super.ready(),this.addEventListener("pointerdown",t=>{t.target===this&&t.preventDefault()}),this.addEventListener("click",t=>{t.target===this&&this.shadowRoot.querySelector("slot:not([name])").assignedNodes({flatten:!0}).forEach(e=>e.focus&&e.focus())})}};ae(Is);Z();qt();var Re=n=>n??ge;Fe();mt();ze();function ul(n){let t=[];for(;n;){if(n.nodeType===Node.DOCUMENT_NODE){t.push(n);break}if(n.nodeType===Node.DOCUMENT_FRAGMENT_NODE){t.push(n),n=n.host;continue}if(n.assignedSlot){n=n.assignedSlot;continue}n=n.parentNode}return t}function Ps(n){return new Set(n?n.split(" ").filter(Boolean):[])}function hl(n){return n?[...n].join(" "):""}function Ue(n,t,e){e?n.setAttribute(t,e):n.removeAttribute(t)}function pl(n){return Ps(Array.isArray(n)?n.join(" "):n)}function Zn(n,t,e){e=pl(e);let i=Ps(n.getAttribute(t));e.forEach(r=>i.add(r)),Ue(n,t,hl(i))}function jn(n,t,e){e=pl(e);let i=Ps(n.getAttribute(t));e.forEach(r=>i.delete(r)),Ue(n,t,hl(i))}function Fi(n){return n.nodeType===Node.TEXT_NODE&&n.textContent.trim()===""}function fl(n){return n?!!(n.nodeType===Node.ELEMENT_NODE&&(customElements.get(n.localName)||n.children.length>0)||n.textContent?.trim()):!1}var kt=class{constructor(t,e,i={}){this.target=t,this.callback=e,this.forceInitial=i.forceInitial,this._storedNodes=[],this._isSlot=t instanceof HTMLSlotElement,this._connected=!1,this._scheduled=!1,this._boundSchedule=()=>{this._schedule()},this.connect(),i.syncInitial?this.flush():this._schedule()}connect(){this.target.addEventListener("slotchange",this._boundSchedule),this._connected=!0}disconnect(){this.target.removeEventListener("slotchange",this._boundSchedule),this._connected=!1}_schedule(){this._scheduled||(this._scheduled=!0,queueMicrotask(()=>{this._scheduled&&this.flush()}))}flush(){this._connected&&(this._scheduled=!1,this._processNodes())}_collectNodes(){let t=this._isSlot?[this.target]:[...this.target.querySelectorAll("slot")];return[...new Set(t.flatMap(e=>e.assignedNodes({flatten:!0})))]}_groupNodesBySlot(t){let e=new Map;return t.forEach(i=>{let r=i.assignedSlot;e.set(r,e.get(r)??[]),e.get(r).push(i)}),e}_collectMovedNodes(t){let e=this._groupNodesBySlot(t),i=this._groupNodesBySlot(this._storedNodes),r=[];return e.forEach((s,o)=>{let a=i.get(o)||[];new Set(a).difference(new Set(s)).size>0||a.forEach((l,u)=>{s.indexOf(l)!==u&&r.push(l)})}),r}_processNodes(){let t=this._collectNodes(),e=t.filter(s=>!this._storedNodes.includes(s)),i=this._storedNodes.filter(s=>!t.includes(s)),r=this._collectMovedNodes(t);(e.length||i.length||r.length||this.forceInitial)&&this.callback({addedNodes:e,currentNodes:t,movedNodes:r,removedNodes:i}),this.forceInitial&&(this.forceInitial=!1),this._storedNodes=t}};var Yh=0;function zi(){return Yh++}var Te=class extends EventTarget{static generateId(t,e="default"){return`${e}-${t.localName}-${zi()}`}constructor(t,e,i,r={}){super();let{initializer:s,multiple:o,observe:a,useUniqueId:l,uniqueIdPrefix:u}=r;this.host=t,this.slotName=e,this.tagName=i,this.observe=typeof a=="boolean"?a:!0,this.multiple=typeof o=="boolean"?o:!1,this.slotInitializer=s,o&&(this.nodes=[]),l&&(this.defaultId=this.constructor.generateId(t,u||e))}hostConnected(){this.initialized||(this.multiple?this.initMultiple():this.initSingle(),this.observe&&this.observeSlot(),this.initialized=!0)}initSingle(){let t=this.getSlotChild();t?(this.node=t,this.initAddedNode(t)):(t=this.attachDefaultNode(),this.initNode(t))}initMultiple(){let t=this.getSlotChildren();if(t.length===0){let e=this.attachDefaultNode();e&&(this.nodes=[e],this.initNode(e))}else this.nodes=t,t.forEach(e=>{this.initAddedNode(e)})}attachDefaultNode(){let{host:t,slotName:e,tagName:i}=this,r=this.defaultNode;return!r&&i&&(r=document.createElement(i),r instanceof Element&&(e!==""&&r.setAttribute("slot",e),this.defaultNode=r)),r&&(this.node=r,t.appendChild(r)),r}getSlotChildren(){let{slotName:t}=this;return Array.from(this.host.childNodes).filter(e=>e.nodeType===Node.ELEMENT_NODE&&e.hasAttribute("data-slot-ignore")?!1:e.nodeType===Node.ELEMENT_NODE&&e.slot===t||e.nodeType===Node.TEXT_NODE&&e.textContent.trim()&&t==="")}getSlotChild(){return this.getSlotChildren()[0]}initNode(t){let{slotInitializer:e}=this;e&&e(t,this.host)}initCustomNode(t){}teardownNode(t){}initAddedNode(t){t!==this.defaultNode&&(this.initCustomNode(t),this.initNode(t))}observeSlot(){let{slotName:t}=this,e=t===""?"slot:not([name])":`slot[name=${t}]`,i=this.host.shadowRoot.querySelector(e);new kt(i,({addedNodes:r,removedNodes:s})=>{let o=this.multiple?this.nodes:[this.node],a=r.filter(l=>!Fi(l)&&!o.includes(l)&&!(l.nodeType===Node.ELEMENT_NODE&&l.hasAttribute("data-slot-ignore")));s.length&&(this.nodes=o.filter(l=>!s.includes(l)),s.forEach(l=>{this.teardownNode(l)})),a?.length>0&&(this.multiple?(this.defaultNode&&this.defaultNode.remove(),this.nodes=[...o,...a].filter(l=>l!==this.defaultNode),a.forEach(l=>{this.initAddedNode(l)})):(this.node&&this.node.remove(),this.node=a[0],this.initAddedNode(this.node)))})}};var Ct=class extends Te{constructor(t){super(t,"tooltip"),this.setTarget(t)}initCustomNode(t){t.target=this.target,this.ariaTarget!==void 0&&(t.ariaTarget=this.ariaTarget),this.context!==void 0&&(t.context=this.context),this.manual!==void 0&&(t.manual=this.manual),this.position!==void 0&&(t._position=this.position),this.shouldShow!==void 0&&(t.shouldShow=this.shouldShow),this.manual||this.host.setAttribute("has-tooltip",""),this.#t(t),t.addEventListener("content-changed",this.#e)}teardownNode(t){this.manual||this.host.removeAttribute("has-tooltip"),t.removeEventListener("content-changed",this.#e),this.#t(null)}setAriaTarget(t){this.ariaTarget=t;let e=this.node;e&&(e.ariaTarget=t)}setContext(t){this.context=t;let e=this.node;e&&(e.context=t)}setManual(t){this.manual=t;let e=this.node;e&&(e.manual=t)}setPosition(t){this.position=t;let e=this.node;e&&(e._position=t)}setShouldShow(t){this.shouldShow=t;let e=this.node;e&&(e.shouldShow=t)}setTarget(t){this.target=t;let e=this.node;e&&(e.target=t)}open(t){let e=this.node;e?.isConnected&&e._stateController.open(t)}close(t){let e=this.node;e&&e._stateController.close(t)}#e=t=>{this.#t(t.target)};#t(t){this.dispatchEvent(new CustomEvent("tooltip-changed",{detail:{node:t}}))}};Ie();Z();var ml=K`
  [part$='button'] {
    color: var(--vaadin-input-field-button-text-color, var(--vaadin-text-color-secondary));
    cursor: var(--vaadin-clickable-cursor);
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    -webkit-user-select: none;
    user-select: none;
    /* Ensure minimum click target (WCAG) */
    padding: max(0px, (24px - var(--vaadin-icon-size, 1lh)) / 2);
    margin: min(0px, (24px - var(--vaadin-icon-size, 1lh)) / -2);
  }

  /* Icon */
  [part$='button']::before {
    background: currentColor;
    content: '';
    display: block;
    height: var(--vaadin-icon-size, 1lh);
    width: var(--vaadin-icon-size, 1lh);
    mask-size: var(--vaadin-icon-visual-size, 100%);
    mask-position: 50%;
    mask-repeat: no-repeat;
  }

  :host(:is(:not([clear-button-visible][has-value]), [disabled], [readonly])) [part~='clear-button'] {
    display: none;
  }

  [part~='clear-button']::before {
    mask-image: var(--_vaadin-icon-cross);
  }

  :host(:is([readonly], [disabled])) [part$='button'] {
    color: var(--vaadin-text-color-disabled);
    cursor: var(--vaadin-disabled-cursor);
  }

  @media (forced-colors: active) {
    [part$='button']::before {
      background: CanvasText;
    }

    :host([disabled]) [part$='button'] {
      color: GrayText;
    }

    :host([disabled]) [part$='button']::before {
      background: GrayText;
    }
  }
`;Ie();Z();var gl=K`
  :host {
    --_helper-below-field: initial;
    --_helper-above-field: ;
    --_no-helper: initial;
    --_has-helper: ;
    --_no-error: initial;
    --_has-error: ;
    --_gap: var(--vaadin-input-field-container-gap, var(--vaadin-gap-xs));
    --_gap-s: round(var(--_gap) / 3, 2px);
    display: inline-grid;
    grid-template:
      'label' auto var(--_helper-above-field, 'helper' auto) 'baseline' 0 'input' 1fr var(
        --_helper-below-field,
        'helper' auto
      )
      'error' auto / 100%;
    height: fit-content;
    outline: none;
    cursor: default;
    -webkit-tap-highlight-color: transparent;
  }

  :host([has-helper]) {
    --_has-helper: initial;
    --_no-helper: ;
  }

  :host([has-error-message]) {
    --_has-error: initial;
    --_no-error: ;
  }

  :host([hidden]) {
    display: none !important;
  }

  :host(:not([has-label])) [part='label'],
  :host(:not([has-helper])) [part='helper-text'],
  :host(:not([has-error-message])) [part='error-message'] {
    display: none;
  }

  /* Baseline alignment guide */
  :host::before {
    content: '\\2003' / '';
    grid-column: 1;
    grid-row: 1 / baseline;
    align-self: end;
    font-size: var(--vaadin-input-field-value-font-size, inherit);
    line-height: var(--vaadin-input-field-value-line-height, inherit);
    padding: var(
      --vaadin-input-field-padding,
      var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container)
    );
    border: var(--vaadin-input-field-border-width, 1px) solid transparent;
    pointer-events: none;
    margin-bottom: calc(
      var(
          --vaadin-field-baseline-input-height,
          (1lh + var(--vaadin-padding-block-container) * 2 + var(--vaadin-input-field-border-width, 1px) * 2)
        ) *
        -1
    );
  }

  [class$='container'] {
    display: contents;
  }

  [part] {
    grid-column: 1;
  }

  [part='label'] {
    font-size: var(--vaadin-input-field-label-font-size, inherit);
    line-height: var(--vaadin-input-field-label-line-height, inherit);
    font-weight: var(--vaadin-input-field-label-font-weight, 500);
    color: var(--vaadin-input-field-label-color, var(--vaadin-text-color));
    word-break: break-word;
    position: relative;
    grid-area: label;
    margin-bottom: var(--_helper-below-field, var(--_gap)) var(--_helper-above-field, var(--_no-helper, var(--_gap)));
  }

  ::slotted(label) {
    cursor: inherit;
  }

  :host([disabled]) [part='label'],
  :host([disabled]) ::slotted(label) {
    opacity: 0.5;
  }

  :host([disabled]) [part='label'] ::slotted(label) {
    opacity: 1;
  }

  :host([required]) [part='label'] {
    padding-inline-end: 1em;
  }

  [part='required-indicator'] {
    display: inline-block;
    position: absolute;
    width: 1em;
    text-align: center;
    color: var(--vaadin-input-field-required-indicator-color, var(--vaadin-text-color-secondary));
  }

  [part='required-indicator']::after {
    content: var(--vaadin-input-field-required-indicator, '*');
  }

  :host(:not([required])) [part='required-indicator'] {
    display: none;
  }

  [part='label'],
  [part='helper-text'],
  [part='error-message'] {
    width: min-content;
    min-width: 100%;
    box-sizing: border-box;
  }

  [part='input-field'],
  [part='group-field'],
  [part='input-fields'] {
    grid-area: input;
  }

  [part='input-field'] {
    width: var(--vaadin-field-default-width, 12em);
    max-width: 100%;
    min-width: 100%;
  }

  :host([readonly]) [part='input-field'] {
    cursor: default;
  }

  :host([disabled]) [part='input-field'] {
    cursor: var(--vaadin-disabled-cursor);
  }

  [part='helper-text'] {
    font-size: var(--vaadin-input-field-helper-font-size, inherit);
    line-height: var(--vaadin-input-field-helper-line-height, inherit);
    font-weight: var(--vaadin-input-field-helper-font-weight, 400);
    color: var(--vaadin-input-field-helper-color, var(--vaadin-text-color-secondary));
    grid-area: helper;
    margin-top: var(--_helper-above-field, var(--_gap-s)) var(--_helper-below-field, var(--_gap));
    margin-bottom: var(--_helper-above-field, var(--_gap));
  }

  [part='error-message'] {
    font-size: var(--vaadin-input-field-error-font-size, inherit);
    line-height: var(--vaadin-input-field-error-line-height, inherit);
    font-weight: var(--vaadin-input-field-error-font-weight, 400);
    color: var(--vaadin-input-field-error-color, var(--vaadin-text-color));
    display: flex;
    gap: var(--vaadin-gap-xs);
    grid-area: error;
    margin-top: var(--_has-helper, var(--_helper-below-field, var(--_gap-s)) var(--_helper-above-field, var(--_gap)))
      var(--_no-helper, var(--_gap));
  }

  [part='error-message']::before {
    content: '';
    display: inline-block;
    flex: none;
    width: var(--vaadin-icon-size, 1lh);
    height: var(--vaadin-icon-size, 1lh);
    mask: var(--_vaadin-icon-warn) 50% / var(--vaadin-icon-visual-size, 100%) no-repeat;
    background: currentColor;
  }

  :host([theme~='helper-above-field']) {
    --_helper-above-field: initial;
    --_helper-below-field: ;
  }

  @media (forced-colors: active) {
    [part='error-message']::before {
      background: CanvasText;
    }
  }
`;var _l=[gl,ml];Ve();Ie();Z();var bl=K`
  :host {
    height: auto;
  }

  [part='input-field'] {
    overflow: auto;
    scroll-padding: var(
      --vaadin-input-field-padding,
      var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container)
    );
  }

  ::slotted(textarea) {
    resize: none;
    white-space: pre-wrap;
  }

  [part='input-field'] ::slotted(:not(textarea)),
  [part~='clear-button'] {
    align-self: flex-start;
    position: sticky;
    top: 0;
  }

  [part~='clear-button'] {
    top: min(0px, (24px - 1lh) / -2);
  }

  /* Workaround https://bugzilla.mozilla.org/show_bug.cgi?id=1739079 */
  :host([disabled]) ::slotted(textarea) {
    user-select: none;
  }
`;je();var Ui=new ResizeObserver(n=>{setTimeout(()=>{n.forEach(t=>{t.target.isConnected&&(t.target.resizables?t.target.resizables.forEach(e=>{e._onResize(t.contentRect)}):t.target._onResize(t.contentRect))})})}),Zh=n=>class extends n{get _observeParent(){return!1}connectedCallback(){if(super.connectedCallback(),Ui.observe(this),this._observeParent){let e=this.parentNode instanceof ShadowRoot?this.parentNode.host:this.parentNode;e.resizables||(e.resizables=new Set,Ui.observe(e)),e.resizables.add(this),this.__parent=e}}disconnectedCallback(){super.disconnectedCallback(),Ui.unobserve(this);let e=this.__parent;if(this._observeParent&&e){let i=e.resizables;i&&(i.delete(this),i.size===0&&Ui.unobserve(e)),this.__parent=null}}_onResize(e){}},Hi=_e(Zh);je();je();var Bs=!1;window.addEventListener("keydown",()=>{Bs=!0},{capture:!0});window.addEventListener("mousedown",()=>{Bs=!1},{capture:!0});function Xn(){let n=document.activeElement||document.body;for(;n.shadowRoot&&n.shadowRoot.activeElement;)n=n.shadowRoot.activeElement;return n}function gt(){return Bs}function vl(n){let t=n.style;if(t.visibility==="hidden"||t.display==="none")return!0;let e=window.getComputedStyle(n);return e.visibility==="hidden"||e.display==="none"}function jh(n,t){let e=Math.max(n.tabIndex,0),i=Math.max(t.tabIndex,0);return e===0||i===0?i>e:e>i}function Xh(n,t){let e=[];for(;n.length>0&&t.length>0;)jh(n[0],t[0])?e.push(t.shift()):e.push(n.shift());return e.concat(n,t)}function $s(n){let t=n.length;if(t<2)return n;let e=Math.ceil(t/2),i=$s(n.slice(0,e)),r=$s(n.slice(e));return Xh(i,r)}function Zt(n){return n.checkVisibility?!n.checkVisibility({visibilityProperty:!0}):n.offsetParent===null&&n.clientWidth===0&&n.clientHeight===0?!0:vl(n)}function Qh(n){return n.matches("input, select, textarea, button, object")?n.matches(":not([disabled])"):n.matches("a[href], area[href], iframe, [tabindex], [contentEditable]")}function Nt(n){return n.getRootNode().activeElement===n}function Jh(n){if(!Qh(n))return-1;let t=n.getAttribute("tabindex")||0;return Number(t)}function yl(n,t){if(n.nodeType!==Node.ELEMENT_NODE||vl(n))return!1;let e=n,i=Jh(e),r=i>0;i>=0&&t.push(e);let s;return e.localName==="slot"?s=e.assignedNodes({flatten:!0}):s=(e.shadowRoot||e).children,[...s].forEach(o=>{r=yl(o,t)||r}),r}function Ki(n){let t=[];return yl(n,t)?$s(t):t}var ep=n=>class extends n{get _keyboardActive(){return gt()}ready(){this.addEventListener("focusin",e=>{this._shouldSetFocus(e)&&this._setFocused(!0)}),this.addEventListener("focusout",e=>{this._shouldRemoveFocus(e)&&this._setFocused(!1)}),super.ready()}disconnectedCallback(){super.disconnectedCallback(),this.hasAttribute("focused")&&this._setFocused(!1)}focus(e){super.focus(e),e?.focusVisible!==!1&&this.setAttribute("focus-ring","")}_setFocused(e){this.toggleAttribute("focused",e),this.toggleAttribute("focus-ring",e&&this._keyboardActive)}_shouldSetFocus(e){return!0}_shouldRemoveFocus(e){return!0}},Xe=_e(ep);je();var tp=n=>class extends n{static get properties(){return{disabled:{type:Boolean,value:!1,observer:"_disabledChanged",reflectToAttribute:!0,sync:!0}}}_disabledChanged(e){this._setAriaDisabled(e)}_setAriaDisabled(e){Ue(this,"aria-disabled",e)}click(){this.disabled||super.click()}},Gi=_e(tp);var Vi=n=>class extends Gi(n){static get properties(){return{tabindex:{type:Number,reflectToAttribute:!0,observer:"_tabindexChanged",sync:!0},_lastTabIndex:{type:Number}}}_disabledChanged(e,i){super._disabledChanged(e,i),!this.__shouldAllowFocusWhenDisabled()&&(e?(this.tabindex!==void 0&&(this._lastTabIndex=this.tabindex),this.setAttribute("tabindex","-1")):i&&(this._lastTabIndex!==void 0?this.setAttribute("tabindex",this._lastTabIndex):this.tabindex=void 0))}_tabindexChanged(e){this.__shouldAllowFocusWhenDisabled()||this.disabled&&e!==-1&&(this._lastTabIndex=e,this.setAttribute("tabindex","-1"))}focus(e){(!this.disabled||this.__shouldAllowFocusWhenDisabled())&&super.focus(e)}__shouldAllowFocusWhenDisabled(){return!1}};var np=n=>class extends Xe(Vi(n)){static get properties(){return{autofocus:{type:Boolean},focusElement:{type:Object,readOnly:!0,observer:"_focusElementChanged",sync:!0},_lastTabIndex:{value:0}}}constructor(){super(),this._boundOnBlur=this._onBlur.bind(this),this._boundOnFocus=this._onFocus.bind(this)}ready(){super.ready(),this.autofocus&&!this.disabled&&requestAnimationFrame(()=>{this.focus()})}focus(e){this.focusElement&&!this.disabled&&(this.focusElement.focus({preventScroll:!!e?.preventScroll}),e?.focusVisible!==!1&&this.setAttribute("focus-ring",""))}blur(){this.focusElement&&this.focusElement.blur()}click(){this.focusElement&&!this.disabled&&this.focusElement.click()}_focusElementChanged(e,i){e?(e.disabled=this.disabled,this._addFocusListeners(e),this.__forwardTabIndex(this.tabindex)):i&&this._removeFocusListeners(i)}_addFocusListeners(e){e.addEventListener("blur",this._boundOnBlur),e.addEventListener("focus",this._boundOnFocus)}_removeFocusListeners(e){e.removeEventListener("blur",this._boundOnBlur),e.removeEventListener("focus",this._boundOnFocus)}_onFocus(e){e.stopPropagation(),this.dispatchEvent(new Event("focus"))}_onBlur(e){e.stopPropagation(),this.dispatchEvent(new Event("blur"))}_shouldSetFocus(e){return e.target===this.focusElement}_shouldRemoveFocus(e){return e.target===this.focusElement}_disabledChanged(e,i){super._disabledChanged(e,i),this.focusElement&&(this.focusElement.disabled=e),e&&this.blur()}_tabindexChanged(e){this.__forwardTabIndex(e)}__forwardTabIndex(e){e!==void 0&&this.focusElement&&(this.focusElement.tabIndex=e,e!==-1&&(this.tabindex=void 0)),this.disabled&&e&&(e!==-1&&(this._lastTabIndex=e),this.tabindex=void 0),e===void 0&&this.hasAttribute("tabindex")&&this.removeAttribute("tabindex")}},El=_e(np);je();var ip=n=>class extends n{ready(){super.ready(),this.addEventListener("keydown",e=>{this._onKeyDown(e)}),this.addEventListener("keyup",e=>{this._onKeyUp(e)})}_onKeyDown(e){switch(e.key){case"Enter":this._onEnter(e);break;case"Escape":this._onEscape(e);break;default:break}}_onKeyUp(e){}_onEnter(e){}_onEscape(e){}},Ot=_e(ip);St();Yt();Wi();var qi=n=>n.test(navigator.userAgent),zs=n=>n.test(navigator.platform),ap=n=>n.test(navigator.vendor),uv=qi(/Android/u),hv=qi(/Chrome/u)&&ap(/Google Inc/u),pv=qi(/Firefox/u),lp=zs(/^iPad/u)||zs(/^Mac/u)&&navigator.maxTouchPoints>1,cp=zs(/^iPhone/u),xl=cp||lp,fv=qi(/^((?!chrome|android).)*safari/iu),wl=(()=>{try{return document.createEvent("TouchEvent"),!0}catch{return!1}})();je();var dp=n=>class extends n{static get properties(){return{inputElement:{type:Object,readOnly:!0,observer:"_inputElementChanged",sync:!0},type:{type:String,readOnly:!0},value:{type:String,value:"",observer:"_valueChanged",notify:!0,sync:!0}}}constructor(){super(),this._boundOnInput=this._onInput.bind(this),this._boundOnChange=this._onChange.bind(this)}get _hasValue(){return this.value!=null&&this.value!==""}get _inputElementValueProperty(){return"value"}get _inputElementValue(){return this.inputElement?this.inputElement[this._inputElementValueProperty]:void 0}set _inputElementValue(e){this.inputElement&&(this.inputElement[this._inputElementValueProperty]=e)}clear(){this.value="",this._inputElementValue=""}_addInputListeners(e){e.addEventListener("input",this._boundOnInput),e.addEventListener("change",this._boundOnChange)}_removeInputListeners(e){e.removeEventListener("input",this._boundOnInput),e.removeEventListener("change",this._boundOnChange)}_forwardInputValue(e){this.inputElement&&(this._inputElementValue=e??"")}_inputElementChanged(e,i){e?this._addInputListeners(e):i&&this._removeInputListeners(i)}_onInput(e){let i=e.composedPath()[0];this.__userInput=e.isTrusted,this.value=i.value,this.__userInput=!1}_onChange(e){}_toggleHasValue(e){this.toggleAttribute("has-value",e)}_valueChanged(e,i){this._toggleHasValue(this._hasValue),!(e===""&&i===void 0)&&(this.__userInput||this._forwardInputValue(e))}},Yi=_e(dp);var Al=n=>class extends Yi(Ot(n)){static get properties(){return{clearButtonVisible:{type:Boolean,reflectToAttribute:!0,value:!1}}}get clearElement(){return console.warn(`Please implement the 'clearElement' property in <${this.localName}>`),null}ready(){super.ready(),this.clearElement&&(this.clearElement.addEventListener("mousedown",e=>this._onClearButtonMouseDown(e)),this.clearElement.addEventListener("click",e=>this._onClearButtonClick(e)))}_onClearButtonClick(e){e.preventDefault(),this._onClearAction()}_onClearButtonMouseDown(e){this._shouldKeepFocusOnClearMousedown()&&e.preventDefault(),wl||this.inputElement.focus()}_onEscape(e){super._onEscape(e),this.clearButtonVisible&&this.value&&!this.readonly&&(e.stopPropagation(),this._onClearAction())}_onClearAction(){this._inputElementValue="",this.inputElement.dispatchEvent(new Event("input",{bubbles:!0,composed:!0})),this.inputElement.dispatchEvent(new Event("change",{bubbles:!0}))}_shouldKeepFocusOnClearMousedown(){return Nt(this.inputElement)}};var Zi=class{#e;#t=!1;#n;#i;#s;#r;#o;#l=[];#c=[];constructor(t){this.host=t}setTarget(t){this.#e=t,this.#d(),this.#u(),this.#a(),this.#h()}setRequired(t){this.#t=t,this.#h()}setLabel(t){this.#n=t,this.#d()}setLabelledBy(t){this.#i=t,this.#u()}setDescribedBy(t){this.#s=t,this.#a()}setErrorId(t){this.#r=t,this.#a()}setHelperId(t){this.#o=t,this.#a()}#d(){this.#e&&Ue(this.#e,"aria-label",this.#n)}#u(){this.#e&&(jn(this.#e,"aria-labelledby",this.#l),this.#l=[this.#i],Zn(this.#e,"aria-labelledby",this.#l))}#a(){this.#e&&(jn(this.#e,"aria-describedby",this.#c),this.#c=[this.#s,this.#o,this.#r],Zn(this.#e,"aria-describedby",this.#c))}#h(){this.#e&&(["input","textarea"].includes(this.#e.localName)||Ue(this.#e,"aria-required",this.#t))}};St();Yt();var tt=document.createElement("div");tt.style.position="fixed";tt.style.clip="rect(0px, 0px, 0px, 0px)";tt.setAttribute("aria-live","polite");document.body.appendChild(tt);var ji;function Xi(n,t={}){let e=t.mode||"polite",i=t.timeout??150;e==="alert"?(tt.removeAttribute("aria-live"),tt.removeAttribute("role"),ji=We.debounce(ji,al,()=>{tt.setAttribute("role","alert")})):(ji&&ji.cancel(),tt.removeAttribute("role"),tt.setAttribute("aria-live",e)),tt.textContent="",setTimeout(()=>{tt.textContent=n},i)}var Mt=class extends Te{#e;constructor(t,e,i,r={}){super(t,e,i,{...r,useUniqueId:!0})}initCustomNode(t){this.#t(t),this._notifyChange(t)}teardownNode(t){let e=this.getSlotChild();e&&e!==this.defaultNode?this._notifyChange(e):(this.restoreDefaultNode(),this.updateDefaultNode(this.node))}attachDefaultNode(){let t=super.attachDefaultNode();return t&&this.#t(t),t}restoreDefaultNode(){}updateDefaultNode(t){this._notifyChange(t)}observeNode(t){this.#e&&this.#e.disconnect(),this.#e=new MutationObserver(e=>{e.forEach(i=>{let r=i.target,s=r===this.node;i.type==="attributes"?s&&this.#t(r):(s||r.parentElement===this.node)&&this._notifyChange(this.node)})}),this.#e.observe(t,{attributes:!0,attributeFilter:["id"],childList:!0,subtree:!0,characterData:!0})}_notifyChange(t){this.dispatchEvent(new CustomEvent("slot-content-changed",{detail:{hasContent:fl(t),node:t}}))}#t(t){let e=!this.nodes||t===this.nodes[0];t.nodeType===Node.ELEMENT_NODE&&(!this.multiple||e)&&!t.id&&(t.id=this.defaultId)}};var Qi=class extends Mt{constructor(t){super(t,"error-message","div")}setErrorMessage(t){this.errorMessage=t,this.updateDefaultNode(this.node)}setInvalid(t){this.invalid=t,this.updateDefaultNode(this.node)}initAddedNode(t){t!==this.defaultNode&&this.initCustomNode(t)}initNode(t){this.updateDefaultNode(t)}initCustomNode(t){t.textContent&&!this.errorMessage&&(this.errorMessage=t.textContent.trim()),super.initCustomNode(t)}restoreDefaultNode(){this.attachDefaultNode()}updateDefaultNode(t){let{errorMessage:e,invalid:i}=this,r=!!(i&&e&&e.trim()!=="");t&&(t.textContent=r?e:"",t.hidden=!r,r&&Xi(e,{mode:"assertive"})),super.updateDefaultNode(t)}};var Ji=class extends Mt{constructor(t){super(t,"helper",null)}setHelperText(t){this.helperText=t,this.getSlotChild()||this.restoreDefaultNode(),this.node===this.defaultNode&&this.updateDefaultNode(this.node)}restoreDefaultNode(){let{helperText:t}=this;if(t&&t.trim()!==""){this.tagName="div";let e=this.attachDefaultNode();this.observeNode(e)}}updateDefaultNode(t){t&&(t.textContent=this.helperText),super.updateDefaultNode(t)}initCustomNode(t){super.initCustomNode(t),this.observeNode(t)}};var er=class extends Mt{constructor(t){super(t,"label","label")}setLabel(t){this.label=t,this.getSlotChild()||this.restoreDefaultNode(),this.node===this.defaultNode&&this.updateDefaultNode(this.node)}restoreDefaultNode(){let{label:t}=this;if(t&&t.trim()!==""){let e=this.attachDefaultNode();this.observeNode(e)}}updateDefaultNode(t){t&&(t.textContent=this.label),super.updateDefaultNode(t)}initCustomNode(t){super.initCustomNode(t),this.observeNode(t)}};var Tl=n=>class extends n{static get properties(){return{label:{type:String,observer:"_labelChanged"}}}constructor(){super(),this._labelController=new er(this),this._labelController.addEventListener("slot-content-changed",e=>{this.toggleAttribute("has-label",e.detail.hasContent)})}get _labelId(){return this._labelNode?.id}get _labelNode(){return this._labelController.node}ready(){super.ready(),this.addController(this._labelController)}_labelChanged(e){this._labelController.setLabel(e)}};je();var up=n=>class extends n{static get properties(){return{invalid:{type:Boolean,reflectToAttribute:!0,notify:!0,value:!1,sync:!0},manualValidation:{type:Boolean,value:!1},required:{type:Boolean,reflectToAttribute:!0,sync:!0}}}validate(){let t=this.checkValidity();return this._setInvalid(!t),this.dispatchEvent(new CustomEvent("validated",{detail:{valid:t}})),t}checkValidity(){return!this.required||!!this.value}_setInvalid(t){this._shouldSetInvalid(t)&&(this.invalid=t)}_shouldSetInvalid(t){return!0}_requestValidation(){this.manualValidation||this.validate()}},tr=_e(up);var Sl=n=>class extends tr(Tl(n)){static get properties(){return{ariaTarget:{type:Object},errorMessage:{type:String},helperText:{type:String},accessibleName:{type:String},accessibleNameRef:{type:String},accessibleDescriptionRef:{type:String}}}constructor(){super(),this._labelController.addEventListener("slot-content-changed",e=>{this.#e(e)}),this._helperController=new Ji(this),this._helperController.addEventListener("slot-content-changed",e=>{this.#t(e)}),this._errorController=new Qi(this),this._errorController.addEventListener("slot-content-changed",e=>{this.#n(e)}),this._fieldAriaController=new Zi(this)}get _errorNode(){return this._errorController.node}get _helperNode(){return this._helperController.node}ready(){super.ready(),this.addController(this._fieldAriaController),this.addController(this._helperController),this.addController(this._errorController)}updated(e){super.updated(e),e.has("invalid")&&this._errorController.setInvalid(this.invalid),e.has("errorMessage")&&this._errorController.setErrorMessage(this.errorMessage),e.has("helperText")&&this._helperController.setHelperText(this.helperText),e.has("ariaTarget")&&this._fieldAriaController.setTarget(this.ariaTarget),e.has("required")&&this._fieldAriaController.setRequired(this.required),e.has("accessibleName")&&this.__updateFieldAriaControllerLabel(),(e.has("accessibleName")||e.has("accessibleNameRef"))&&this.__updateFieldAriaControllerLabelledBy(),e.has("accessibleDescriptionRef")&&this.__updateFieldAriaControllerDescribedBy()}__updateFieldAriaControllerLabel(){this._fieldAriaController.setLabel(this.accessibleName)}__updateFieldAriaControllerLabelledBy(){let e=null;this.accessibleNameRef?e=this.accessibleNameRef:this.hasAttribute("has-label")&&!this.accessibleName&&(e=this._labelNode?.id),this._fieldAriaController.setLabelledBy(e)}__updateFieldAriaControllerDescribedBy(){this._fieldAriaController.setDescribedBy(this.accessibleDescriptionRef)}#e(e){this.__updateFieldAriaControllerLabelledBy()}#t(e){let{hasContent:i}=e.detail;this.toggleAttribute("has-helper",i),i?this._fieldAriaController.setHelperId(this._helperNode?.id):this._fieldAriaController.setHelperId(null)}#n(e){this.toggleAttribute("has-error-message",e.detail.hasContent),setTimeout(()=>{this.invalid?this._fieldAriaController.setErrorId(this._errorNode?.id):this._fieldAriaController.setErrorId(null)})}};je();je();var hp=n=>class extends n{static get properties(){return{stateTarget:{type:Object,observer:"_stateTargetChanged"}}}static get delegateAttrs(){return[]}static get delegateProps(){return[]}ready(){super.ready(),this._createDelegateAttrsObserver(),this._createDelegatePropsObserver()}_stateTargetChanged(e){e&&(this._ensureAttrsDelegated(),this._ensurePropsDelegated())}_createDelegateAttrsObserver(){this._createMethodObserver(`_delegateAttrsChanged(${this.constructor.delegateAttrs.join(", ")})`)}_createDelegatePropsObserver(){this._createMethodObserver(`_delegatePropsChanged(${this.constructor.delegateProps.join(", ")})`)}_ensureAttrsDelegated(){this.constructor.delegateAttrs.forEach(e=>{this._delegateAttribute(e,this[e])})}_ensurePropsDelegated(){this.constructor.delegateProps.forEach(e=>{this._delegateProperty(e,this[e])})}_delegateAttrsChanged(...e){this.constructor.delegateAttrs.forEach((i,r)=>{this._delegateAttribute(i,e[r])})}_delegatePropsChanged(...e){this.constructor.delegateProps.forEach((i,r)=>{this._delegateProperty(i,e[r])})}_delegateAttribute(e,i){this.stateTarget&&(e==="invalid"&&this._delegateAttribute("aria-invalid",i?"true":!1),typeof i=="boolean"?this.stateTarget.toggleAttribute(e,i):Ue(this.stateTarget,e,i))}_delegateProperty(e,i){this.stateTarget&&(this.stateTarget[e]=i)}},kl=_e(hp);var pp=n=>class extends kl(tr(Yi(n))){static get constraints(){return["required"]}static get delegateAttrs(){return[...super.delegateAttrs,"required"]}ready(){super.ready(),this._createConstraintsObserver()}checkValidity(){return this.inputElement&&this._hasValidConstraints(this.constructor.constraints.map(e=>this[e]))?this.inputElement.checkValidity():!this.invalid}_hasValidConstraints(e){return e.some(i=>this.__isValidConstraint(i))}_createConstraintsObserver(){this._createMethodObserver(`_constraintsChanged(stateTarget, ${this.constructor.constraints.join(", ")})`)}_constraintsChanged(e,...i){if(!e)return;let r=this._hasValidConstraints(i),s=this.__previousHasConstraints&&!r;(this._hasValue||this.invalid)&&r?this._requestValidation():s&&!this.manualValidation&&this._setInvalid(!1),this.__previousHasConstraints=r}_onChange(e){e.stopPropagation(),this._requestValidation(),this.dispatchEvent(new CustomEvent("change",{detail:{sourceEvent:e},bubbles:e.bubbles,cancelable:e.cancelable}))}__isValidConstraint(e){return!!e||e===0}},Cl=_e(pp);var Nl=n=>class extends xn(El(Cl(Sl(Al(Ot(n)))))){static get properties(){return{allowedCharPattern:{type:String,observer:"_allowedCharPatternChanged"},autoselect:{type:Boolean,value:!1},name:{type:String,reflectToAttribute:!0},placeholder:{type:String,reflectToAttribute:!0},readonly:{type:Boolean,value:!1,reflectToAttribute:!0},title:{type:String,reflectToAttribute:!0}}}static get delegateAttrs(){return[...super.delegateAttrs,"name","type","placeholder","readonly","invalid","title"]}constructor(){super(),this._boundOnPaste=this._onPaste.bind(this),this._boundOnDrop=this._onDrop.bind(this),this._boundOnBeforeInput=this._onBeforeInput.bind(this)}get slotStyles(){let e=this.localName;return[`
          /* Needed for Safari, where ::slotted(...)::placeholder does not work */
          ${e} > :is(input[slot='input'], textarea[slot='textarea'])::placeholder {
            font: inherit;
            color: inherit;
          }

          /* Override built-in autofill styles */
          ${e} > input[slot='input']:autofill {
            -webkit-text-fill-color: var(--vaadin-input-field-autofill-color, black) !important;
            background-clip: text !important;
          }

          ${e}:has(> input[slot='input']:autofill)::part(input-field) {
            --vaadin-input-field-background: var(--vaadin-input-field-autofill-background, lightyellow) !important;
            --vaadin-input-field-value-color: var(--vaadin-input-field-autofill-color, black) !important;
            --vaadin-input-field-button-text-color: var(--vaadin-input-field-autofill-color, black) !important;
          }
        `]}_onFocus(e){super._onFocus(e),this.autoselect&&this.inputElement&&this.inputElement.select()}_addInputListeners(e){super._addInputListeners(e),e.addEventListener("paste",this._boundOnPaste),e.addEventListener("drop",this._boundOnDrop),e.addEventListener("beforeinput",this._boundOnBeforeInput)}_removeInputListeners(e){super._removeInputListeners(e),e.removeEventListener("paste",this._boundOnPaste),e.removeEventListener("drop",this._boundOnDrop),e.removeEventListener("beforeinput",this._boundOnBeforeInput)}_onKeyDown(e){super._onKeyDown(e),this.allowedCharPattern&&!this.__shouldAcceptKey(e)&&e.target===this.inputElement&&(e.preventDefault(),this._markInputPrevented())}_markInputPrevented(){this.setAttribute("input-prevented",""),this._preventInputDebouncer=We.debounce(this._preventInputDebouncer,En.after(200),()=>{this.removeAttribute("input-prevented")})}__shouldAcceptKey(e){return e.metaKey||e.ctrlKey||!e.key||e.key.length!==1||this.__allowedCharRegExp.test(e.key)}_onPaste(e){if(this.allowedCharPattern){let i=e.clipboardData.getData("text");this.__allowedTextRegExp.test(i)||(e.preventDefault(),this._markInputPrevented())}}_onDrop(e){if(this.allowedCharPattern){let i=e.dataTransfer.getData("text");this.__allowedTextRegExp.test(i)||(e.preventDefault(),this._markInputPrevented())}}_onBeforeInput(e){this.allowedCharPattern&&e.data&&!this.__allowedTextRegExp.test(e.data)&&(e.preventDefault(),this._markInputPrevented())}_allowedCharPatternChanged(e){if(e)try{this.__allowedCharRegExp=new RegExp(`^${e}$`,"u"),this.__allowedTextRegExp=new RegExp(`^${e}*$`,"u")}catch(i){console.error(i)}}};var Ol=n=>class extends Nl(n){static get properties(){return{autocomplete:{type:String},autocorrect:{type:String,reflectToAttribute:!0},autocapitalize:{type:String,reflectToAttribute:!0}}}static get delegateAttrs(){return[...super.delegateAttrs,"autocapitalize","autocomplete","autocorrect"]}_inputElementChanged(e,i){super._inputElementChanged(e,i),e&&(e.value&&e.value!==this.value&&(console.warn(`Please define value on the <${this.localName}> component!`),e.value=""),this.value&&(e.value=this.value))}_setFocused(e){super._setFocused(e),!e&&document.hasFocus()&&this._requestValidation()}_onInput(e){super._onInput(e),this.invalid&&this._requestValidation()}_valueChanged(e,i){super._valueChanged(e,i),i!==void 0&&this.invalid&&this._requestValidation()}};var nr=class{constructor(t,e){this.input=t,e.addEventListener("slot-content-changed",i=>{this.#e(i.detail.node)}),this.#e(e.node)}#e(t){t&&(t.addEventListener("click",this.#t),this.input&&t.setAttribute("for",this.input.id))}#t=()=>{let t=e=>{e.stopImmediatePropagation(),this.input.removeEventListener("click",t)};this.input.addEventListener("click",t)}};var ir=class extends Te{constructor(t,e){super(t,"textarea","textarea",{initializer:(i,r)=>{let s=r.getAttribute("value");s&&(i.value=s);let o=r.getAttribute("name");o&&i.setAttribute("name",o),i.id=this.defaultId,typeof e=="function"&&e(i)},useUniqueId:!0})}};var Ml=n=>class extends Hi(Ol(n)){static get properties(){return{maxlength:{type:Number},minlength:{type:Number},pattern:{type:String},minRows:{type:Number,value:2,observer:"__minRowsChanged"},maxRows:{type:Number}}}static get delegateAttrs(){return[...super.delegateAttrs,"maxlength","minlength","pattern"]}static get constraints(){return[...super.constraints,"maxlength","minlength","pattern"]}static get observers(){return["__updateMinHeight(minRows, inputElement)","__updateMaxHeight(maxRows, inputElement, _inputField)"]}get clearElement(){return this.$.clearButton}_onResize(){this._updateHeight(),this.__scrollPositionUpdated()}_onScroll(){this.__scrollPositionUpdated()}ready(){super.ready(),this.__textAreaController=new ir(this,e=>{this._setInputElement(e),this._setFocusElement(e),this.stateTarget=e,this.ariaTarget=e}),this.addController(this.__textAreaController),this.addController(new nr(this.inputElement,this._labelController)),this._inputField=this.shadowRoot.querySelector("[part=input-field]"),this._inputField.addEventListener("wheel",e=>{let i=this._inputField.scrollTop;this._inputField.scrollTop+=e.deltaY,i!==this._inputField.scrollTop&&(e.preventDefault(),this.__scrollPositionUpdated())}),this._updateHeight(),this.__scrollPositionUpdated()}__scrollPositionUpdated(){this._inputField.style.setProperty("--_text-area-vertical-scroll-position","0px"),this._inputField.style.setProperty("--_text-area-vertical-scroll-position",`${this._inputField.scrollTop}px`)}_valueChanged(e,i){super._valueChanged(e,i),this._updateHeight()}_updateHeight(){let e=this.inputElement,i=this._inputField;if(!e||!i)return;let r=i.scrollTop,s=parseFloat(e.style.height),o=this.value?this.value.length:0;if(this._oldValueLength>=o){let l=getComputedStyle(i).height,u=getComputedStyle(e).width;i.style.height=l,e.style.maxWidth=u,e.style.alignSelf="flex-start",e.style.height="auto"}this._oldValueLength=o;let a=e.scrollHeight;Math.abs(a-s)<=1?e.style.height=`${s}px`:a>e.clientHeight&&(e.style.height=`${a}px`),e.style.removeProperty("max-width"),e.style.removeProperty("align-self"),i.style.removeProperty("height"),i.scrollTop=r,this.__updateMaxHeight(this.maxRows)}__updateMinHeight(e){this.inputElement&&this.inputElement===this.__textAreaController.defaultNode&&(this.inputElement.rows=Math.max(e,1))}__updateMaxHeight(e){if(!(!this._inputField||!this.inputElement))if(e){let i=getComputedStyle(this.inputElement),r=getComputedStyle(this._inputField),o=parseFloat(i.lineHeight)*e,a=parseFloat(i.paddingTop)+parseFloat(i.paddingBottom)+parseFloat(i.marginTop)+parseFloat(i.marginBottom)+parseFloat(r.borderTopWidth)+parseFloat(r.borderBottomWidth)+parseFloat(r.paddingTop)+parseFloat(r.paddingBottom),l=Math.ceil(o+a);this._inputField.style.setProperty("max-height",`${l}px`)}else this._inputField.style.removeProperty("max-height")}__minRowsChanged(e){e<1&&console.warn("<vaadin-text-area> minRows must be at least 1.")}scrollToStart(){this._inputField.scrollTop=0}scrollToEnd(){this._inputField.scrollTop=this._inputField.scrollHeight}checkValidity(){if(!super.checkValidity())return!1;if(!this.pattern||!this.inputElement.value)return!0;try{let e=this.inputElement.value.match(this.pattern);return e?e[0]===e.input:!1}catch{return!0}}};var Us=class extends Ml(fe(Le(le(ve(ee))))){static get is(){return"vaadin-text-area"}static get styles(){return[_l,bl]}render(){return q`
      <div class="vaadin-text-area-container">
        <div part="label">
          <slot name="label"></slot>
          <span part="required-indicator" aria-hidden="true" @click="${this.focus}"></span>
        </div>

        <vaadin-input-container
          part="input-field"
          .readonly="${this.readonly}"
          .disabled="${this.disabled}"
          .invalid="${this.invalid}"
          theme="${Re(this._theme)}"
          @scroll="${this._onScroll}"
        >
          <slot name="prefix" slot="prefix"></slot>
          <slot name="textarea"></slot>
          <slot name="suffix" slot="suffix"></slot>
          <div id="clearButton" part="field-button clear-button" slot="suffix" aria-hidden="true"></div>
        </vaadin-input-container>

        <div part="helper-text">
          <slot name="helper"></slot>
        </div>

        <div part="error-message">
          <slot name="error-message"></slot>
        </div>

        <slot name="tooltip"></slot>
      </div>
    `}ready(){super.ready(),this._tooltipController=new Ct(this),this._tooltipController.setPosition("top"),this._tooltipController.setAriaTarget(this.inputElement),this.addController(this._tooltipController)}};ae(Us);Z();Ie();Z();var Il=K`
  :host {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-align: center;
    gap: var(--vaadin-button-gap, 0 var(--vaadin-gap-s));
    white-space: var(--vaadin-button-label-wrap, normal);
    -webkit-tap-highlight-color: transparent;
    -webkit-user-select: none;
    user-select: none;
    cursor: var(--vaadin-clickable-cursor);
    box-sizing: border-box;
    flex-shrink: 0;
    height: var(--vaadin-button-height, fit-content);
    margin: var(--vaadin-button-margin, 0);
    padding: var(--vaadin-button-padding, var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container));
    font-family: var(--vaadin-button-font-family, inherit);
    font-size: var(--vaadin-button-font-size, inherit);
    line-height: var(--vaadin-button-line-height, inherit);
    font-weight: var(--vaadin-button-font-weight, 500);
    color: var(--vaadin-button-text-color, var(--vaadin-text-color));
    background: var(--vaadin-button-background, var(--vaadin-background-container));
    background-origin: border-box;
    border: var(--vaadin-button-border-width, 1px) solid
      var(--vaadin-button-border-color, var(--vaadin-border-color-secondary));
    border-radius: var(--vaadin-button-border-radius, var(--vaadin-radius-m));
    touch-action: manipulation;
  }

  :host([hidden]) {
    display: none !important;
  }

  .vaadin-button-container,
  [part='prefix'],
  [part='suffix'] {
    display: contents;
  }

  [part='label'] {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  :host(:is([focus-ring], :focus-visible)) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
    outline-offset: 1px;
  }

  :host([theme~='primary']) {
    --vaadin-button-background: var(--vaadin-text-color);
    --vaadin-button-text-color: var(--vaadin-background-color);
    --vaadin-button-border-color: transparent;
  }

  :host([theme~='tertiary']) {
    background: transparent;
    border-color: transparent;
  }

  :host([disabled]) {
    pointer-events: var(--_vaadin-button-disabled-pointer-events, none);
    cursor: var(--vaadin-disabled-cursor);
    opacity: 0.5;
  }

  :host([disabled][theme~='primary']) {
    --vaadin-button-text-color: var(--vaadin-background-container-strong);
    --vaadin-button-background: var(--vaadin-text-color-disabled);
  }

  @media (forced-colors: active) {
    :host {
      --vaadin-button-border-width: 1px;
      --vaadin-button-background: ButtonFace;
      --vaadin-button-text-color: ButtonText;
    }

    :host([theme~='primary']) {
      forced-color-adjust: none;
      --vaadin-button-background: CanvasText;
      --vaadin-button-text-color: Canvas;
      --vaadin-icon-color: Canvas;
    }

    ::slotted(*) {
      forced-color-adjust: auto;
    }

    :host([disabled]) {
      --vaadin-button-background: transparent !important;
      --vaadin-button-border-color: GrayText !important;
      --vaadin-button-text-color: GrayText !important;
      opacity: 1;
    }
  }
`;St();var fp=!1,mp=n=>n,Ws=typeof document.head.style.touchAction=="string",Gs="__polymerGestures",Hs="__polymerGesturesHandled",Vs="__polymerGesturesTouchAction",Rl=25,Ll=5,gp=2,_p=["mousedown","mousemove","mouseup","click"],bp=[0,1,4,2],vp=(function(){try{return new MouseEvent("test",{buttons:1}).buttons===1}catch{return!1}})();function qs(n){return _p.indexOf(n)>-1}var $l=!1;(function(){try{let n=Object.defineProperty({},"passive",{get(){$l=!0}});window.addEventListener("test",null,n),window.removeEventListener("test",null,n)}catch{}})();function yp(n){if(!(qs(n)||n==="touchend")&&Ws&&$l&&fp)return{passive:!0}}var Ep=navigator.userAgent.match(/iP(?:[oa]d|hone)|Android/u),xp={button:!0,command:!0,fieldset:!0,input:!0,keygen:!0,optgroup:!0,option:!0,select:!0,textarea:!0};function Xt(n){let t=n.type;if(!qs(t))return!1;if(t==="mousemove"){let i=n.buttons??1;return n instanceof window.MouseEvent&&!vp&&(i=bp[n.which]||0),!!(i&1)}return(n.button??0)===0}function wp(n){if(n.type==="click"){if(n.detail===0)return!0;let t=It(n);if(!t.nodeType||t.nodeType!==Node.ELEMENT_NODE)return!0;let e=t.getBoundingClientRect(),i=n.pageX,r=n.pageY;return!(i>=e.left&&i<=e.right&&r>=e.top&&r<=e.bottom)}return!1}var _t={mouse:{target:null,mouseIgnoreJob:null},touch:{x:0,y:0,id:-1,scrollDecided:!1}};function Ap(n){let t="auto",e=Fl(n);for(let i=0,r;i<e.length;i++)if(r=e[i],r[Vs]){t=r[Vs];break}return t}function Bl(n,t,e){n.movefn=t,n.upfn=e,document.addEventListener("mousemove",t),document.addEventListener("mouseup",e)}function wn(n){document.removeEventListener("mousemove",n.movefn),document.removeEventListener("mouseup",n.upfn),n.movefn=null,n.upfn=null}var Fl=window.ShadyDOM&&window.ShadyDOM.noPatch?window.ShadyDOM.composedPath:n=>n.composedPath&&n.composedPath()||[],Ys={},jt=[];function Tp(n,t){let e=document.elementFromPoint(n,t),i=e;for(;i?.shadowRoot&&!window.ShadyDOM;){let r=i;if(i=i.shadowRoot.elementFromPoint(n,t),r===i)break;i&&(e=i)}return e}function It(n){let t=Fl(n);return t.length>0?t[0]:n.target}function Sp(n){let t=n.type,i=n.currentTarget[Gs];if(!i)return;let r=i[t];if(!r)return;if(!n[Hs]&&(n[Hs]={},t.startsWith("touch"))){let o=n.changedTouches[0];if(t==="touchstart"&&n.touches.length===1&&(_t.touch.id=o.identifier),_t.touch.id!==o.identifier)return;Ws||(t==="touchstart"||t==="touchmove")&&kp(n)}let s=n[Hs];if(!s.skip){for(let o=0,a;o<jt.length;o++)a=jt[o],r[a.name]&&!s[a.name]&&a.flow&&a.flow.start.indexOf(n.type)>-1&&a.reset&&a.reset();for(let o=0,a;o<jt.length;o++)a=jt[o],r[a.name]&&!s[a.name]&&(s[a.name]=!0,a[t](n))}}function kp(n){let t=n.changedTouches[0],e=n.type;if(e==="touchstart")_t.touch.x=t.clientX,_t.touch.y=t.clientY,_t.touch.scrollDecided=!1;else if(e==="touchmove"){if(_t.touch.scrollDecided)return;_t.touch.scrollDecided=!0;let i=Ap(n),r=!1,s=Math.abs(_t.touch.x-t.clientX),o=Math.abs(_t.touch.y-t.clientY);n.cancelable&&(i==="none"?r=!0:i==="pan-x"?r=o>s:i==="pan-y"&&(r=s>o)),r?n.preventDefault():rr("track")}}function Zs(n,t,e){return Ys[t]?(Cp(n,t,e),!0):!1}function Cp(n,t,e){let i=Ys[t],r=i.deps,s=i.name,o=n[Gs];o||(n[Gs]=o={});for(let a=0,l,u;a<r.length;a++)l=r[a],!(Ep&&qs(l)&&l!=="click")&&(u=o[l],u||(o[l]=u={_count:0}),u._count===0&&n.addEventListener(l,Sp,yp(l)),u[s]=(u[s]||0)+1,u._count=(u._count||0)+1);n.addEventListener(t,e),i.touchAction&&Op(n,i.touchAction)}function js(n){jt.push(n),n.emits.forEach(t=>{Ys[t]=n})}function Np(n){for(let t=0,e;t<jt.length;t++){e=jt[t];for(let i=0,r;i<e.emits.length;i++)if(r=e.emits[i],r===n)return e}return null}function Op(n,t){Ws&&n instanceof HTMLElement&&Bi.run(()=>{n.style.touchAction=t}),n[Vs]=t}function Xs(n,t,e){let i=new Event(t,{bubbles:!0,cancelable:!0,composed:!0});if(i.detail=e,mp(n).dispatchEvent(i),i.defaultPrevented){let r=e.preventer||e.sourceEvent;r?.preventDefault&&r.preventDefault()}}function rr(n){let t=Np(n);t.info&&(t.info.prevent=!0)}js({name:"downup",deps:["mousedown","touchstart","touchend"],flow:{start:["mousedown","touchstart"],end:["mouseup","touchend"]},emits:["down","up"],info:{movefn:null,upfn:null},reset(){wn(this.info)},mousedown(n){if(!Xt(n))return;let t=It(n),e=this,i=s=>{Xt(s)||(Qn("up",t,s),wn(e.info))},r=s=>{Xt(s)&&Qn("up",t,s),wn(e.info)};Bl(this.info,i,r),Qn("down",t,n)},touchstart(n){Qn("down",It(n),n.changedTouches[0],n)},touchend(n){Qn("up",It(n),n.changedTouches[0],n)}});function Qn(n,t,e,i){t&&Xs(t,n,{x:e.clientX,y:e.clientY,sourceEvent:e,preventer:i,prevent(r){return rr(r)}})}js({name:"track",touchAction:"none",deps:["mousedown","touchstart","touchmove","touchend"],flow:{start:["mousedown","touchstart"],end:["mouseup","touchend"]},emits:["track"],info:{x:0,y:0,state:"start",started:!1,moves:[],addMove(n){this.moves.length>gp&&this.moves.shift(),this.moves.push(n)},movefn:null,upfn:null,prevent:!1},reset(){this.info.state="start",this.info.started=!1,this.info.moves=[],this.info.x=0,this.info.y=0,this.info.prevent=!1,wn(this.info)},mousedown(n){if(!Xt(n))return;let t=It(n),e=this,i=s=>{let o=s.clientX,a=s.clientY;Dl(e.info,o,a)&&(e.info.state=e.info.started?s.type==="mouseup"?"end":"track":"start",e.info.state==="start"&&rr("tap"),e.info.addMove({x:o,y:a}),Xt(s)||(e.info.state="end",wn(e.info)),t&&Ks(e.info,t,s),e.info.started=!0)},r=s=>{e.info.started&&i(s),wn(e.info)};Bl(this.info,i,r),this.info.x=n.clientX,this.info.y=n.clientY},touchstart(n){let t=n.changedTouches[0];this.info.x=t.clientX,this.info.y=t.clientY},touchmove(n){let t=It(n),e=n.changedTouches[0],i=e.clientX,r=e.clientY;Dl(this.info,i,r)&&(this.info.state==="start"&&rr("tap"),this.info.addMove({x:i,y:r}),Ks(this.info,t,e),this.info.state="track",this.info.started=!0)},touchend(n){let t=It(n),e=n.changedTouches[0];this.info.started&&(this.info.state="end",this.info.addMove({x:e.clientX,y:e.clientY}),Ks(this.info,t,e))}});function Dl(n,t,e){if(n.prevent)return!1;if(n.started)return!0;let i=Math.abs(n.x-t),r=Math.abs(n.y-e);return i>=Ll||r>=Ll}function Ks(n,t,e){if(!t)return;let i=n.moves[n.moves.length-2],r=n.moves[n.moves.length-1],s=r.x-n.x,o=r.y-n.y,a,l=0;i&&(a=r.x-i.x,l=r.y-i.y),Xs(t,"track",{state:n.state,x:e.clientX,y:e.clientY,dx:s,dy:o,ddx:a,ddy:l,sourceEvent:e,hover(){return Tp(e.clientX,e.clientY)}})}js({name:"tap",deps:["mousedown","click","touchstart","touchend"],flow:{start:["mousedown","touchstart"],end:["click","touchend"]},emits:["tap"],info:{x:NaN,y:NaN,prevent:!1},reset(){this.info.x=NaN,this.info.y=NaN,this.info.prevent=!1},mousedown(n){Xt(n)&&(this.info.x=n.clientX,this.info.y=n.clientY)},click(n){Xt(n)&&Pl(this.info,n)},touchstart(n){let t=n.changedTouches[0];this.info.x=t.clientX,this.info.y=t.clientY},touchend(n){Pl(this.info,n.changedTouches[0],n)}});function Pl(n,t,e){let i=Math.abs(t.clientX-n.x),r=Math.abs(t.clientY-n.y),s=It(e||t);!s||xp[s.localName]&&s.hasAttribute("disabled")||(isNaN(i)||isNaN(r)||i<=Rl&&r<=Rl||wp(t))&&(n.prevent||Xs(s,"tap",{x:t.clientX,y:t.clientY,sourceEvent:t,preventer:e}))}var sr=n=>class extends Gi(Ot(n)){get _activeKeys(){return[" "]}ready(){super.ready(),Zs(this,"down",e=>{this._shouldSetActive(e)&&this._setActive(!0)}),Zs(this,"up",()=>{this._setActive(!1)})}disconnectedCallback(){super.disconnectedCallback(),this._setActive(!1)}_shouldSetActive(e){return!this.disabled}_onKeyDown(e){super._onKeyDown(e),this._shouldSetActive(e)&&this._activeKeys.includes(e.key)&&(this._setActive(!0),document.addEventListener("keyup",i=>{this._activeKeys.includes(i.key)&&this._setActive(!1)},{once:!0}))}_setActive(e){this.toggleAttribute("active",e)}};var Mp=["mousedown","mouseup","click","dblclick","keypress","keydown","keyup"],zl=n=>class extends sr(Vi(Xe(n))){constructor(){super(),this.__onInteractionEvent=this.__onInteractionEvent.bind(this),Mp.forEach(e=>{this.addEventListener(e,this.__onInteractionEvent,!0)}),this.tabindex=0}get _activeKeys(){return["Enter"," "]}ready(){super.ready(),this.hasAttribute("role")||this.setAttribute("role","button"),this.__shouldAllowFocusWhenDisabled()&&this.style.setProperty("--_vaadin-button-disabled-pointer-events","auto")}_onKeyDown(e){super._onKeyDown(e),!(e.altKey||e.shiftKey||e.ctrlKey||e.metaKey)&&this._activeKeys.includes(e.key)&&(e.preventDefault(),this.click())}__onInteractionEvent(e){this.__shouldSuppressInteractionEvent(e)&&e.stopImmediatePropagation()}__shouldSuppressInteractionEvent(e){return this.disabled}};Fe();At();ze();Ve();Ie();Z();var Ul=K`
  :host {
    flex: none;
    align-self: end;
    --vaadin-button-border-width: 0;
    --vaadin-button-background: transparent;
    --vaadin-button-text-color: var(--vaadin-text-color-secondary);
    --vaadin-button-padding: 0;
    --vaadin-button-border-radius: var(--vaadin-radius-s);
  }

  :host(:is([focus-ring], :focus-visible)) {
    outline-offset: 0.125em;
  }

  :host(:hover) {
    --vaadin-button-text-color: var(--vaadin-text-color);
  }
`;var Qs=class extends zl(Ge(fe(le(ve(ee))))){static get is(){return"vaadin-message-input-button"}static get styles(){return[Il,Ul]}render(){return q`
      <div class="vaadin-button-container" role="presentation">
        <span part="label">
          <slot></slot>
        </span>
      </div>
    `}};ae(Qs);Z();Fe();mt();ze();Ve();Ie();Z();var Hl=K`
  :host {
    box-sizing: border-box;
    display: flex;
    flex-wrap: wrap;
    max-height: 50vh;
    flex-shrink: 0;
    border: var(--vaadin-input-field-border-width, 1px) solid
      var(--vaadin-input-field-border-color, var(--vaadin-border-color));
    --_radius: var(--vaadin-input-field-border-radius, var(--vaadin-radius-m));
    border-radius:
      /* See https://developer.mozilla.org/en-US/docs/Web/CSS/border-radius */
      var(--vaadin-input-field-top-start-radius, var(--_radius))
      var(--vaadin-input-field-top-end-radius, var(--_radius))
      var(--vaadin-input-field-bottom-end-radius, var(--_radius))
      var(--vaadin-input-field-bottom-start-radius, var(--_radius));
    background: var(--vaadin-input-field-background, var(--vaadin-background-color));
    padding: var(
      --vaadin-input-field-padding,
      var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container)
    );
    gap: var(--vaadin-input-field-gap, var(--vaadin-gap-s));
  }

  :host([dir='rtl']) {
    border-radius:
      /* Don't use logical props, see https://github.com/vaadin/vaadin-time-picker/issues/145 */
      var(--vaadin-input-field-top-end-radius, var(--_radius))
      var(--vaadin-input-field-top-start-radius, var(--_radius))
      var(--vaadin-input-field-bottom-start-radius, var(--_radius))
      var(--vaadin-input-field-bottom-end-radius, var(--_radius));
  }

  :host([hidden]) {
    display: none !important;
  }

  :host([focused]) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
    outline-offset: calc(var(--vaadin-input-field-border-width, 1px) * -1);
  }

  :host([disabled]) {
    --vaadin-input-field-value-color: var(--vaadin-input-field-disabled-text-color, var(--vaadin-text-color-disabled));
    --vaadin-input-field-background: var(
      --vaadin-input-field-disabled-background,
      var(--vaadin-background-container-strong)
    );
    --vaadin-input-field-border-color: transparent;
  }

  ::slotted([slot='textarea']) {
    flex: 1;
    --vaadin-input-field-padding: 0px !important;
    --vaadin-input-field-border-width: 0px !important;
    --vaadin-focus-ring-width: 0;
    --vaadin-input-field-background: transparent !important;
    --vaadin-input-field-disabled-background: transparent !important;
    --vaadin-input-field-border-radius: 0px !important;
    --vaadin-field-default-width: 8em;
    align-self: center;
  }

  ::slotted([slot='button']) {
    margin-inline-start: auto;
  }

  slot:is([name='header'], [name='footer'])::slotted(*) {
    width: 100%;
  }
`;var Ip=["__proto__","constructor","prototype"],or=n=>{if(!n||typeof n!="object")return!1;let t=Object.getPrototypeOf(n);return t===Object.prototype||t===null};function Kl(n,t,e){return!or(n)||!or(t)||Object.keys(t).forEach(i=>{if(Ip.includes(i))return;let r=t[i];if(or(r)){if(!Object.hasOwn(n,i)||!or(n[i])){if(e&&Object.hasOwn(n,i)&&n[i])return;n[i]={}}Kl(n[i],r,e)}else e&&Array.isArray(r)?n[i]=[...r]:(!e||r!=null)&&(n[i]=r)}),n}function Js(n,...t){return t.forEach(e=>Kl(n,e,!0)),n}var An=n=>class extends n{static get properties(){return{i18n:{type:Object},__effectiveI18n:{type:Object,sync:!0}}}static get defaultI18n(){return{}}constructor(){super(),this.i18n=Js({},this.constructor.defaultI18n)}get i18n(){return this.__customI18n}set i18n(e){e!==this.__customI18n&&(this.__customI18n=e,this.__effectiveI18n=Js({},this.constructor.defaultI18n,this.__customI18n))}};function Rp(n){return Array.from(n.childNodes).some(t=>t.nodeType===Node.TEXT_NODE?!Fi(t):t.nodeType!==Node.ELEMENT_NODE?!1:!t.slot&&t.getAttribute("aria-hidden")!=="true"&&t.textContent.trim()!=="")}var ar=class extends Te{#e;constructor(t,e){super(t,"button","vaadin-message-input-button",{initializer:e})}setLabel(t){let{node:e}=this;if(e===this.defaultNode){e.textContent=t;return}let i=e.getAttribute("aria-label");if(i!==null&&i!==this.#e)return;let r=!Rp(e)&&!e.hasAttribute("aria-labelledby");this.#e=r?t:void 0,Ue(e,"aria-label",this.#e)}};var Lp={send:"Send",message:"Message"},Dp=["header","prefix","footer"],Gl=n=>class extends An(Xe(n)){static get properties(){return{value:{type:String,value:"",sync:!0},disabled:{type:Boolean,value:!1,reflectToAttribute:!0,sync:!0},_button:{type:Object,sync:!0},_textArea:{type:Object,sync:!0}}}static get observers(){return["__buttonPropsChanged(_button, disabled, __effectiveI18n, value)","__textAreaPropsChanged(_textArea, disabled, __effectiveI18n, value)"]}static get defaultI18n(){return Lp}get i18n(){return super.i18n}set i18n(e){super.i18n=e}ready(){super.ready(),this._buttonController=new ar(this,e=>{e.addEventListener("click",()=>{this.__submit()}),this._button=e}),this.addController(this._buttonController),this._textAreaController=new Te(this,"textarea","vaadin-text-area",{initializer:e=>{e.addEventListener("value-changed",i=>{this.value=i.detail.value}),e.addEventListener("keydown",i=>{i.key==="Enter"&&!i.shiftKey&&(i.preventDefault(),i.stopImmediatePropagation(),this.__submit())}),e.minRows=1,(e.inputElement||e).setAttribute("enterkeyhint","send"),this._textArea=e}}),this.addController(this._textAreaController),this._tooltipController=new Ct(this),this.addController(this._tooltipController),this.__slotObserver=new kt(this.shadowRoot,()=>{Dp.forEach(e=>{this.toggleAttribute(`has-${e}`,!!this.querySelector(`:scope > [slot="${e}"]`))})},{syncInitial:!0}),this.addEventListener("mousedown",e=>{e.target===this&&(e.preventDefault(),this.focus({focusVisible:!1}))})}focus(e){this._textArea&&!this.disabled&&(this._textArea.focus(e),super.focus(e))}_shouldSetFocus(e){return e.composedPath().includes(this._textArea)}__buttonPropsChanged(e,i,r,s){e&&(e.disabled=i||!s,this._buttonController.setLabel(r.send))}__textAreaPropsChanged(e,i,r,s){if(e){e.disabled=i,e.value=s;let o=r.message;e.placeholder=o,e.accessibleName=o}}__submit(){this.value!==""&&(this.dispatchEvent(new CustomEvent("submit",{detail:{value:this.value}})),this.value=""),this._textArea.focus()}};var eo=class extends Gl(Le(fe(le(ve(ee))))){static get is(){return"vaadin-message-input"}static get styles(){return Hl}render(){return q`
      <slot name="header"></slot>

      <slot name="prefix"></slot>

      <slot name="textarea"></slot>

      <slot name="button"></slot>

      <slot name="footer"></slot>

      <slot name="tooltip"></slot>
    `}};ae(eo);Z();Fe();At();ze();Ie();Z();Z();vn();var Vl=[{name:"--vaadin-overlay-animation-duration",syntax:"<time>",initialValue:"0s"},{name:"--vaadin-overlay-animation-delay",syntax:"<time>",initialValue:"0s"},{name:"--vaadin-overlay-animation-timing-function",syntax:"*",initialValue:"ease"},{name:"--vaadin-overlay-opacity-closed",syntax:"<number>",initialValue:"0"},{name:"--vaadin-overlay-translate-closed",syntax:"<length>+ | <percentage>+",initialValue:"0px"},{name:"--vaadin-overlay-scale-closed",syntax:"<number> | <percentage>",initialValue:"1"},{name:"--vaadin-overlay-transform-closed",syntax:"*"}];Vl.forEach(n=>{Tt({inherits:!1,...n})});var Pp=Kn(Vl.map(({name:n})=>`${n}: inherit;`).join(`
`)),Wl=K`
  :host,
  [part='overlay'],
  [part='backdrop'] {
    ${Pp}
  }

  :host(:where([opening], [closing])) {
    /* This empty animation only reports the state, the parts run the visible animation */
    animation-name: --no-op;
    animation-duration: var(--vaadin-overlay-animation-duration);
    animation-delay: var(--vaadin-overlay-animation-delay);
  }

  :host(:where([closing])) [part='overlay'],
  :host(:where([closing])) ::slotted(*) {
    pointer-events: none !important;
  }

  :host(:where([opening], [closing])) :is([part='overlay'], [part='backdrop']) {
    animation-name: --fade, --transform;
    animation-duration: var(--vaadin-overlay-animation-duration);
    animation-timing-function: var(--vaadin-overlay-animation-timing-function);
    animation-delay: var(--vaadin-overlay-animation-delay);
    /* Fill backwards only, so the closed value applies during the delay without overriding theme styles */
    animation-fill-mode: backwards;

    @media (prefers-reduced-motion) {
      animation-name: --fade;
    }
  }

  :host(:where([opening], [closing])) [part='backdrop'] {
    animation-name: --fade;
    animation-timing-function: linear;
    --vaadin-overlay-opacity-closed: 0;
  }

  :host(:where([closing])) :is([part='overlay'], [part='backdrop']) {
    animation-direction: reverse;
    animation-fill-mode: both;
  }

  @keyframes --no-op {
  }

  /* Only the closed state is declared, so the animations end at the value the part already has */
  @keyframes --transform {
    0% {
      transform: var(--vaadin-overlay-transform-closed);
      translate: var(--vaadin-overlay-translate-closed);
      scale: var(--vaadin-overlay-scale-closed);
    }
  }

  @keyframes --fade {
    0% {
      opacity: var(--vaadin-overlay-opacity-closed);
    }
  }
`;var $p=K`
  :host {
    z-index: 200;
    position: fixed;

    /* Despite of what the names say, <vaadin-overlay> is just a container
          for position/sizing/alignment. The actual overlay is the overlay part. */

    /* Default position constraints. Themes can
          override this to adjust the gap between the overlay and the viewport. */
    inset: max(env(safe-area-inset-top, 0px), var(--vaadin-overlay-viewport-inset, 8px))
      max(env(safe-area-inset-right, 0px), var(--vaadin-overlay-viewport-inset, 8px))
      max(env(safe-area-inset-bottom, 0px), var(--vaadin-overlay-viewport-bottom))
      max(env(safe-area-inset-left, 0px), var(--vaadin-overlay-viewport-inset, 8px));

    /* Override native [popover] user agent styles */
    width: auto;
    height: auto;
    border: none;
    padding: 0;
    background-color: transparent;
    overflow: visible;

    /* Use flexbox alignment for the overlay part. */
    display: flex;
    flex-direction: column; /* makes dropdowns sizing easier */
    /* Align to center by default. */
    align-items: center;
    justify-content: center;

    /* Allow centering when max-width/max-height applies. */
    margin: auto;

    /* The host is not clickable, only the overlay part is. */
    pointer-events: none;

    /* Remove tap highlight on touch devices. */
    -webkit-tap-highlight-color: transparent;

    /* CSS API for host */
    --vaadin-overlay-viewport-bottom: 8px;
  }

  :host([hidden]),
  :host(:not([opened]):not([closing])),
  :host(:not([opened]):not([closing])) [part='overlay'] {
    display: none !important;
  }

  :host([suppressed]) [part='overlay'],
  :host([suppressed]) ::slotted(*) {
    pointer-events: none !important;
  }

  [part='overlay'] {
    color: var(--vaadin-overlay-text-color, var(--vaadin-text-color));
    background: var(--vaadin-overlay-background, var(--vaadin-background-color));
    border: var(--vaadin-overlay-border-width, 1px) solid
      var(--vaadin-overlay-border-color, var(--vaadin-border-color-secondary));
    border-radius: var(--vaadin-overlay-border-radius, var(--vaadin-radius-m));
    box-shadow: var(--vaadin-overlay-shadow, 0 8px 24px -4px rgba(0, 0, 0, 0.3));
    box-sizing: border-box;
    max-width: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    pointer-events: auto;
    -webkit-tap-highlight-color: initial;

    /* CSS reset for font styles */
    font: initial;
    letter-spacing: initial;
    text-align: initial;
    text-decoration: initial;
    text-indent: initial;
    text-transform: initial;
    user-select: text;
    white-space: initial;
    word-spacing: initial;

    /* Inherit font-family */
    font-family: inherit;
  }

  [part='backdrop'] {
    background: var(--vaadin-overlay-backdrop-background, rgba(0, 0, 0, 0.2));
    content: '';
    inset: 0;
    pointer-events: auto;
    position: fixed;
    z-index: -1;
  }

  [part='overlay']:focus-visible {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
  }

  @media (forced-colors: active) {
    [part='overlay'] {
      border: 3px solid !important;
    }
  }
`,lr=[$p,Wl];var cr=class{saveFocus(t){this.focusNode=t||Xn()}restoreFocus(t){let e=this.focusNode;if(!e)return;let i={preventScroll:t?t.preventScroll:!1,focusVisible:t?t.focusVisible:!1};Xn()===document.body?setTimeout(()=>e.focus(i)):e.focus(i),this.focusNode=null}};var to=[];var dr=class{trapNode=null;constructor(t){this.host=t}get#e(){return Ki(this.trapNode)}get#t(){let t=this.#e;return t.indexOf(t.filter(Nt).pop())}hostConnected(){document.addEventListener("keydown",this.#n)}hostDisconnected(){document.removeEventListener("keydown",this.#n)}trapFocus(t){if(this.trapNode=t,this.#e.length===0)throw this.trapNode=null,new Error("The trap node should have at least one focusable descendant or be focusable itself.");to.push(this),this.#t===-1&&this.#e[0].focus({focusVisible:gt()})}releaseFocus(){this.trapNode=null,to.pop()}#n=t=>{if(this.trapNode&&this===Array.from(to).pop()&&t.key==="Tab"){if(t.defaultPrevented)return;t.preventDefault();let e=t.shiftKey;this.#i(e)}};#i(t=!1){let e=this.#e,i=t?-1:1,r=this.#t,s=(e.length+r+i)%e.length,o=e[s];o.focus({focusVisible:!0}),o.localName==="input"&&o.select()}};var ql=n=>class extends n{static get properties(){return{focusTrap:{type:Boolean,value:!1},autofocus:{type:Boolean,value:!1},restoreFocusOnClose:{type:Boolean,value:!1},restoreFocusNode:{type:HTMLElement}}}constructor(){super(),this.__focusTrapController=new dr(this),this.__focusRestorationController=new cr}get _contentRoot(){return this}ready(){super.ready(),this.addController(this.__focusTrapController),this.addController(this.__focusRestorationController)}get _focusRoot(){return this.$.overlay}_resetFocus(){if(this.focusTrap&&this.__focusTrapController.releaseFocus(),this.restoreFocusOnClose&&this._shouldRestoreFocus()){let e=gt(),i=!e;this.__focusRestorationController.restoreFocus({preventScroll:i,focusVisible:e})}}_saveFocus(){this.restoreFocusOnClose&&this.__focusRestorationController.saveFocus(this.restoreFocusNode)}_initFocus(){if(!Zt(this._focusRoot)){if(this.autofocus){let e=Ki(this._focusRoot);e.some(Nt)||e[0]?.focus({focusVisible:gt()})}this.focusTrap&&this.__focusTrapController.trapFocus(this._focusRoot)}}_shouldRestoreFocus(){let e=Xn();return e===document.body||this._deepContains(e)}_deepContains(e){if(this._contentRoot.contains(e))return!0;let i=e,r=e.ownerDocument;for(;i&&i!==r&&i!==this._contentRoot;)i=i.parentNode||i.host;return i===this._contentRoot}};var ur=new Set,hr=()=>[...ur].filter(n=>!n.hasAttribute("closing")),Bp=n=>{let t=hr(),e=t.indexOf(n);return e===-1?[]:t.slice(e+1)},Fp=(n,t)=>n._deepContains(t),Yl=(n,t=e=>!0)=>{let e=hr().filter(t);return n===e.pop()},Zl=n=>class extends n{get _last(){return Yl(this)}get _isAttached(){return ur.has(this)}bringToFront(){if(Yl(this))return;let e=Bp(this),i=e.filter(r=>r._hasOverlayPositionMixin&&Fp(this,r));i.length!==e.length&&[this,...i].forEach(r=>{r.matches(":popover-open")&&(r.hidePopover(),r.showPopover()),r._removeAttachedInstance(),r._appendAttachedInstance()})}_enterModalState(){document.body.style.pointerEvents!=="none"&&(this._previousDocumentPointerEvents=document.body.style.pointerEvents,document.body.style.pointerEvents="none"),hr().forEach(e=>{e!==this&&e.toggleAttribute("suppressed",!0)})}_exitModalState(){this._previousDocumentPointerEvents!==void 0&&(document.body.style.pointerEvents=this._previousDocumentPointerEvents,delete this._previousDocumentPointerEvents);let e=hr(),i;for(;(i=e.pop())&&!(i!==this&&(i.toggleAttribute("suppressed",!1),!i.modeless)););}_appendAttachedInstance(){ur.add(this)}_removeAttachedInstance(){this._isAttached&&ur.delete(this)}};function jl(n,t){let e=null,i,r=document.documentElement;function s(){i&&clearTimeout(i),e?.disconnect(),e=null}function o(a=!1,l=1){s();let{left:u,top:d,width:p,height:f}=n.getBoundingClientRect();if(a||t(),!p||!f)return;let m=Math.floor(d),x=Math.floor(r.clientWidth-(u+p)),A=Math.floor(r.clientHeight-(d+f)),w=Math.floor(u),z={rootMargin:`${-m}px ${-x}px ${-A}px ${-w}px`,threshold:Math.max(0,Math.min(1,l))||1},N=!0;function D(M){let P=M[0].intersectionRatio;if(P!==l){if(!N)return o();P?o(!1,P):i=setTimeout(()=>{o(!1,1e-7)},1e3)}N=!1}e=new IntersectionObserver(D,z),e.observe(n)}return o(!0),s}function Xl(n){return n.getAnimations().filter(t=>t instanceof CSSAnimation&&t.effect.getComputedTiming().activeDuration>0)}function De(n,t,e){let i=[n];n.owner&&i.push(n.owner),typeof e=="string"?i.forEach(r=>{r.setAttribute(t,e)}):e?i.forEach(r=>{r.setAttribute(t,"")}):i.forEach(r=>{r.removeAttribute(t)})}var pr=n=>class extends ql(Zl(n)){static get properties(){return{opened:{type:Boolean,notify:!0,observer:"_openedChanged",reflectToAttribute:!0,sync:!0},owner:{type:Object,sync:!0},model:{type:Object,sync:!0},renderer:{type:Object,sync:!0},modeless:{type:Boolean,value:!1,reflectToAttribute:!0,observer:"_modelessChanged",sync:!0},hidden:{type:Boolean,reflectToAttribute:!0,observer:"_hiddenChanged",sync:!0},withBackdrop:{type:Boolean,value:!1,reflectToAttribute:!0,observer:"_withBackdropChanged",sync:!0}}}static get observers(){return["_rendererOrDataChanged(renderer, owner, model, opened)"]}get _rendererRoot(){return this}constructor(){super(),this._boundMouseDownListener=this._mouseDownListener.bind(this),this._boundMouseUpListener=this._mouseUpListener.bind(this),this._boundOutsideClickListener=this._outsideClickListener.bind(this),this._boundKeydownListener=this._keydownListener.bind(this),xl&&(this._boundIosResizeListener=()=>this._detectIosNavbar())}firstUpdated(){super.firstUpdated(),this.popover="manual",this.addEventListener("click",()=>{}),this.$.backdrop&&this.$.backdrop.addEventListener("click",()=>{})}connectedCallback(){super.connectedCallback(),this._boundIosResizeListener&&(this._detectIosNavbar(),window.addEventListener("resize",this._boundIosResizeListener)),this.opened&&this._attachOverlay()}disconnectedCallback(){super.disconnectedCallback(),this.__scheduledOpen&&(cancelAnimationFrame(this.__scheduledOpen),this.__scheduledOpen=null),this._boundIosResizeListener&&window.removeEventListener("resize",this._boundIosResizeListener)}requestContentUpdate(){this.renderer&&this.renderer.call(this.owner,this._rendererRoot,this.owner,this.model)}close(e){let i=new CustomEvent("vaadin-overlay-close",{bubbles:!0,cancelable:!0,detail:{overlay:this,sourceEvent:e}});this.dispatchEvent(i),document.body.dispatchEvent(i),i.defaultPrevented||(this.opened=!1)}setBounds(e,i=!0){let r=this.$.overlay,s={...e};i&&r.style.position!=="absolute"&&(r.style.position="absolute"),Object.keys(s).forEach(o=>{s[o]!==null&&!isNaN(s[o])&&(s[o]=`${s[o]}px`)}),Object.assign(r.style,s)}_detectIosNavbar(){if(!this.opened)return;let e=window.innerHeight,r=window.innerWidth>e,s=document.documentElement.clientHeight;r&&s>e?this.style.setProperty("--vaadin-overlay-viewport-bottom",`${s-e}px`):this.style.setProperty("--vaadin-overlay-viewport-bottom","0px")}_shouldAddGlobalListeners(){return!this.modeless}_addGlobalListeners(){this.__hasGlobalListeners||(this.__hasGlobalListeners=!0,document.addEventListener("mousedown",this._boundMouseDownListener),document.addEventListener("mouseup",this._boundMouseUpListener),document.documentElement.addEventListener("click",this._boundOutsideClickListener,!0))}_removeGlobalListeners(){this.__hasGlobalListeners&&(this.__hasGlobalListeners=!1,document.removeEventListener("mousedown",this._boundMouseDownListener),document.removeEventListener("mouseup",this._boundMouseUpListener),document.documentElement.removeEventListener("click",this._boundOutsideClickListener,!0))}_rendererOrDataChanged(e,i,r,s){let o=this._oldOwner!==i||this._oldModel!==r;this._oldModel=r,this._oldOwner=i;let a=this._oldRenderer!==e,l=this._oldRenderer!==void 0;this._oldRenderer=e;let u=this._oldOpened!==s;this._oldOpened=s,a&&l&&(this._rendererRoot.innerHTML="",delete this._rendererRoot._$litPart$),s&&e&&(a||u||o)&&this.requestContentUpdate()}_modelessChanged(e){this.opened&&(this._shouldAddGlobalListeners()?this._addGlobalListeners():this._removeGlobalListeners()),e?this._exitModalState():this.opened&&this._enterModalState(),De(this,"modeless",e)}_withBackdropChanged(e){De(this,"with-backdrop",e)}_openedChanged(e,i){if(e){if(!this.isConnected){this.opened=!1;return}this._saveFocus(),this._animatedOpening(),this.__scheduledOpen=requestAnimationFrame(()=>{setTimeout(()=>{this._initFocus();let r=new CustomEvent("vaadin-overlay-open",{detail:{overlay:this},bubbles:!0});this.dispatchEvent(r),document.body.dispatchEvent(r)})}),document.addEventListener("keydown",this._boundKeydownListener),this._shouldAddGlobalListeners()&&this._addGlobalListeners()}else i&&(this.__scheduledOpen&&(cancelAnimationFrame(this.__scheduledOpen),this.__scheduledOpen=null),this._resetFocus(),this._animatedClosing(),document.removeEventListener("keydown",this._boundKeydownListener),this._shouldAddGlobalListeners()&&this._removeGlobalListeners())}_hiddenChanged(e){e&&this.hasAttribute("closing")&&this._flushAnimation("closing")}_enqueueAnimation(e,i){let r=Xl(this);if(r.length===0){i();return}let s=`__${e}Handler`,o=()=>{this[s]===o&&(delete this[s],i())};this[s]=o,Promise.all(r.map(a=>a.finished)).then(o,o)}_flushAnimation(e){let i=`__${e}Handler`;typeof this[i]=="function"&&this[i]()}_animatedOpening(){this._isAttached&&this.hasAttribute("closing")&&this._flushAnimation("closing"),this._attachOverlay(),this._appendAttachedInstance(),this.modeless||this._enterModalState(),De(this,"opening",!0),this._enqueueAnimation("opening",()=>{this._finishOpening()})}_attachOverlay(){this.matches(":popover-open")||this.showPopover()}_finishOpening(){De(this,"opening",!1)}_finishClosing(){this._detachOverlay(),this._removeAttachedInstance(),this.toggleAttribute("suppressed",!1),De(this,"closing",!1),this.dispatchEvent(new CustomEvent("vaadin-overlay-closed"))}_animatedClosing(){this.hasAttribute("opening")&&this._flushAnimation("opening"),this._isAttached&&(this._exitModalState(),De(this,"closing",!0),this.dispatchEvent(new CustomEvent("vaadin-overlay-closing")),this._enqueueAnimation("closing",()=>{this._finishClosing()}))}_detachOverlay(){this.hidePopover()}_mouseDownListener(e){this._mouseDownInside=e.composedPath().indexOf(this.$.overlay)>=0}_mouseUpListener(e){this._mouseUpInside=e.composedPath().indexOf(this.$.overlay)>=0}_shouldCloseOnOutsideClick(e){return this._last}_outsideClickListener(e){if(e.composedPath().includes(this.$.overlay)||this._mouseDownInside||this._mouseUpInside){this._mouseDownInside=!1,this._mouseUpInside=!1;return}if(!this._shouldCloseOnOutsideClick(e))return;let i=new CustomEvent("vaadin-overlay-outside-click",{cancelable:!0,detail:{sourceEvent:e}});this.dispatchEvent(i),this.opened&&!i.defaultPrevented&&(this.close(e),!this.opened&&!this.modeless&&e.preventDefault())}_keydownListener(e){if(!(!this._last||e.defaultPrevented)&&!(!this._shouldAddGlobalListeners()&&!e.composedPath().includes(this._focusRoot))&&e.key==="Escape"){let i=new CustomEvent("vaadin-overlay-escape-press",{cancelable:!0,detail:{sourceEvent:e}});this.dispatchEvent(i),this.opened&&!i.defaultPrevented&&this.close(e)}}};var no={start:"top",end:"bottom"},io={start:"left",end:"right"},Ql=new ResizeObserver(n=>{setTimeout(()=>{n.forEach(t=>{t.target.__overlay&&t.target.__overlay._updatePosition()})})}),fr=n=>class extends n{static get properties(){return{positionTarget:{type:Object,value:null,sync:!0},horizontalAlign:{type:String,value:"start",sync:!0},verticalAlign:{type:String,value:"top",sync:!0},noHorizontalOverlap:{type:Boolean,value:!1,sync:!0},noVerticalOverlap:{type:Boolean,value:!1,sync:!0},requiredVerticalSpace:{type:Number,value:0,sync:!0}}}constructor(){super(),this._hasOverlayPositionMixin=!0,this.__onScroll=this.__onScroll.bind(this),this._updatePosition=this._updatePosition.bind(this)}connectedCallback(){super.connectedCallback(),this.opened&&this.__addUpdatePositionEventListeners()}disconnectedCallback(){super.disconnectedCallback(),this.__removeUpdatePositionEventListeners()}updated(e){if(super.updated(e),e.has("positionTarget")){let r=e.get("positionTarget");this.__oldContentWidth=void 0,this.__oldContentHeight=void 0,(!this.positionTarget&&r||this.positionTarget&&!r&&this.__margins)&&this.__resetPosition()}(e.has("opened")||e.has("positionTarget"))&&this.__updatePositionSettings(this.opened,this.positionTarget),["horizontalAlign","verticalAlign","noHorizontalOverlap","noVerticalOverlap","requiredVerticalSpace"].some(r=>e.has(r))&&this._updatePosition()}__addUpdatePositionEventListeners(){window.visualViewport.addEventListener("resize",this._updatePosition),window.visualViewport.addEventListener("scroll",this.__onScroll,!0),this.__positionTargetAncestorRootNodes=ul(this.positionTarget),this.__positionTargetAncestorRootNodes.forEach(e=>{e.addEventListener("scroll",this.__onScroll,!0)}),this.positionTarget&&(this.__observePositionTargetMove=jl(this.positionTarget,()=>{this._updatePosition()}))}__removeUpdatePositionEventListeners(){window.visualViewport.removeEventListener("resize",this._updatePosition),window.visualViewport.removeEventListener("scroll",this.__onScroll,!0),this.__positionTargetAncestorRootNodes&&(this.__positionTargetAncestorRootNodes.forEach(e=>{e.removeEventListener("scroll",this.__onScroll,!0)}),this.__positionTargetAncestorRootNodes=null),this.__observePositionTargetMove&&(this.__observePositionTargetMove(),this.__observePositionTargetMove=null)}__updatePositionSettings(e,i){if(this.__removeUpdatePositionEventListeners(),i&&(i.__overlay=null,Ql.unobserve(i),e&&(this.__addUpdatePositionEventListeners(),i.__overlay=this,Ql.observe(i))),e){let r=getComputedStyle(this);this.__margins||(this.__margins={},["top","bottom","left","right"].forEach(s=>{this.__margins[s]=parseInt(r[s],10)})),this._updatePosition(),requestAnimationFrame(()=>this._updatePosition())}}__onScroll(e){e.target instanceof Node&&this._deepContains(e.target)||this._updatePosition()}__resetPosition(){this.__margins=null,Object.assign(this.style,{justifyContent:"",alignItems:"",top:"",bottom:"",left:"",right:""}),De(this,"bottom-aligned",!1),De(this,"top-aligned",!1),De(this,"end-aligned",!1),De(this,"start-aligned",!1)}_updatePosition(){if(!this.positionTarget||!this.opened||!this.__margins)return;let e=this.positionTarget.getBoundingClientRect();if(e.width===0&&e.height===0&&this.opened){this.opened=!1;return}let i=this.__shouldAlignStartVertically(e);this.style.justifyContent=i?"flex-start":"flex-end";let r=this.__isRTL,s=this.__shouldAlignStartHorizontally(e,r),o=!r&&s||r&&!s;this.style.alignItems=o?"flex-start":"flex-end";let a=this.getBoundingClientRect(),l=this.__calculatePositionInOneDimension(e,a,this.noVerticalOverlap,no,this,i),u=this.__calculatePositionInOneDimension(e,a,this.noHorizontalOverlap,io,this,s);Object.assign(this.style,l,u),De(this,"bottom-aligned",!i),De(this,"top-aligned",i),De(this,"end-aligned",!o),De(this,"start-aligned",o)}__shouldAlignStartHorizontally(e,i){let r=Math.max(this.__oldContentWidth||0,this.$.overlay.offsetWidth);this.__oldContentWidth=this.$.overlay.offsetWidth;let s=Math.min(window.innerWidth,document.documentElement.clientWidth),o=!i&&this.horizontalAlign==="start"||i&&this.horizontalAlign==="end";return this.__shouldAlignStart(e,r,s,this.__margins,o,this.noHorizontalOverlap,io)}__shouldAlignStartVertically(e){let i=this.requiredVerticalSpace||Math.max(this.__oldContentHeight||0,this.$.overlay.offsetHeight);this.__oldContentHeight=this.$.overlay.offsetHeight;let r=Math.min(window.innerHeight,document.documentElement.clientHeight),s=this.verticalAlign==="top";return this.__shouldAlignStart(e,i,r,this.__margins,s,this.noVerticalOverlap,no)}__shouldAlignStart(e,i,r,s,o,a,l){let u=r-e[a?l.end:l.start]-s[l.end],d=e[a?l.start:l.end]-s[l.start],p=o?u:d,m=p>(o?d:u)||p>i;return o===m}__adjustBottomProperty(e,i,r){let s;if(e===i.end){if(i.end===no.end){let o=Math.min(window.innerHeight,document.documentElement.clientHeight);if(r>o&&this.__oldViewportHeight){let a=this.__oldViewportHeight-o;s=r-a}this.__oldViewportHeight=o}if(i.end===io.end){let o=Math.min(window.innerWidth,document.documentElement.clientWidth);if(r>o&&this.__oldViewportWidth){let a=this.__oldViewportWidth-o;s=r-a}this.__oldViewportWidth=o}}return s}__calculatePositionInOneDimension(e,i,r,s,o,a){let l=a?s.start:s.end,u=a?s.end:s.start,d=parseFloat(o.style[l]||getComputedStyle(o)[l]),p=this.__adjustBottomProperty(l,s,d),f=i[a?s.start:s.end]-e[r===a?s.end:s.start],m=p?`${p}px`:`${d+f*(a?-1:1)}px`;return{[l]:m,[u]:""}}};var Jl=n=>class extends fr(pr(n)){static get properties(){return{position:{type:String,reflectToAttribute:!0}}}_updatePosition(){if(super._updatePosition(),!this.positionTarget||!this.opened)return;this.removeAttribute("arrow-centered");let e=this.positionTarget.getBoundingClientRect(),i=this.$.overlay.getBoundingClientRect(),r=Math.min(window.innerWidth,document.documentElement.clientWidth),s=!1;if(i.left<0?(this.style.left="0px",this.style.right="",s=!0):i.right>r&&(this.style.right="0px",this.style.left="",s=!0),!s&&(this.position==="bottom"||this.position==="top")){let o=e.width/2-i.width/2;if(this.style.left){let a=i.left+o;a>0&&(this.style.left=`${a}px`,this.setAttribute("arrow-centered",""))}if(this.style.right){let a=parseFloat(this.style.right)+o;a>0&&(this.style.right=`${a}px`,this.setAttribute("arrow-centered",""))}}if(this.position==="start"||this.position==="end"){let o=e.height/2-i.height/2;this.style.top=`${i.top+o}px`}}};Ve();Ie();Z();var ec=K`
  :host {
    --_vaadin-tooltip-default-offset: 4px;
    line-height: normal;
  }

  [part='overlay'] {
    max-width: var(--vaadin-tooltip-max-width, 40ch);
    padding: var(
      --vaadin-tooltip-padding,
      var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container)
    );
    border: var(--vaadin-tooltip-border-width, var(--vaadin-overlay-border-width, 1px)) solid
      var(--vaadin-tooltip-border-color, var(--vaadin-overlay-border-color, var(--vaadin-border-color-secondary)));
    border-radius: var(--vaadin-tooltip-border-radius, var(--vaadin-radius-m));
    background: var(--vaadin-tooltip-background, var(--vaadin-background-color));
    color: var(--vaadin-tooltip-text-color, inherit);
    font-size: var(--vaadin-tooltip-font-size, 0.9em);
    font-weight: var(--vaadin-tooltip-font-weight, inherit);
    line-height: var(--vaadin-tooltip-line-height, inherit);
    box-shadow: var(--vaadin-tooltip-shadow, 0 3px 8px -1px rgba(0, 0, 0, 0.2));
  }

  :host(:not([markdown])) [part='content'] {
    white-space: pre-wrap;
  }

  :host([position^='top'][top-aligned]) [part='overlay'],
  :host([position^='bottom'][top-aligned]) [part='overlay'] {
    margin-top: var(--vaadin-tooltip-offset-top, var(--_vaadin-tooltip-default-offset));
  }

  :host([position^='top'][bottom-aligned]) [part='overlay'],
  :host([position^='bottom'][bottom-aligned]) [part='overlay'] {
    margin-bottom: var(--vaadin-tooltip-offset-bottom, var(--_vaadin-tooltip-default-offset));
  }

  :host([position^='start'][start-aligned]) [part='overlay'],
  :host([position^='end'][start-aligned]) [part='overlay'] {
    margin-inline-start: var(--vaadin-tooltip-offset-start, var(--_vaadin-tooltip-default-offset));
  }

  :host([position^='start'][end-aligned]) [part='overlay'],
  :host([position^='end'][end-aligned]) [part='overlay'] {
    margin-inline-end: var(--vaadin-tooltip-offset-end, var(--_vaadin-tooltip-default-offset));
  }

  @media (forced-colors: active) {
    [part='overlay'] {
      border: 1px dashed !important;
    }
  }
`;var ro=class extends Jl(Ge(fe(le(ve(ee))))){static get is(){return"vaadin-tooltip-overlay"}static get styles(){return[lr,ec]}static get lumoInjector(){return{...super.lumoInjector,includeBaseStyles:!0}}render(){return q`
      <div part="overlay" id="overlay">
        <div part="content" id="content"><slot></slot></div>
      </div>
    `}};ae(ro);Z();Fe();mt();ze();Os();var tc=n=>class extends n{static get properties(){return{position:{type:String},_position:{type:String,value:"bottom"},__effectivePosition:{type:String,computed:"__computePosition(position, _position)"}}}__computeHorizontalAlign(e){return["top-end","bottom-end","start-top","start","start-bottom"].includes(e)?"end":"start"}__computeNoHorizontalOverlap(e){return["start-top","start","start-bottom","end-top","end","end-bottom"].includes(e)}__computeNoVerticalOverlap(e){return["top-start","top-end","top","bottom-start","bottom","bottom-end"].includes(e)}__computeVerticalAlign(e){return["top-start","top-end","top","start-bottom","end-bottom"].includes(e)?"bottom":"top"}__computePosition(e,i){return e||i}};St();Yt();var nc=n=>class extends n{static get properties(){return{for:{type:String,observer:"__forChanged"},target:{type:Object,sync:!0},__isConnected:{type:Boolean,sync:!0}}}static get observers(){return["__targetOrConnectedChanged(target, __isConnected)"]}connectedCallback(){super.connectedCallback(),this.__isConnected=!0}disconnectedCallback(){super.disconnectedCallback(),this.__isConnected=!1}__forChanged(e){e&&(this.__setTargetByIdDebouncer=We.debounce(this.__setTargetByIdDebouncer,Bi,()=>this.__setTargetById(e)))}__setTargetById(e){if(!this.isConnected)return;let i=this.getRootNode().getElementById(e);i?this.target=i:console.warn(`No element with id="${e}" set via "for" property found on the page.`)}__targetOrConnectedChanged(e,i){this.__previousTarget&&(this.__previousTarget!==e||!i)&&this._removeTargetListeners(this.__previousTarget),e&&i&&this._addTargetListeners(e),this.__previousTarget=e}_addTargetListeners(e){}_removeTargetListeners(e){}};var ic={"aria-describedby":"ariaDescribedByElements","aria-labelledby":"ariaLabelledByElements"};function rc(n,t,e){let i=ic[t],r=new Set(n[i]);r.add(e),n[i]=[...r]}function sc(n,t,e){let i=ic[t],r=new Set(n[i]);r.delete(e),n[i]=r.size>0?[...r]:null}var oc=n=>class extends n{#e=[];static get properties(){return{ariaTarget:{type:Object},ariaLinkMode:{type:String,value:"aria-describedby"},_effectiveAriaTarget:{type:Object,computed:"__computeAriaTarget(ariaTarget, target)"}}}connectedCallback(){super.connectedCallback(),this.#t()}disconnectedCallback(){super.disconnectedCallback(),this.#n()}updated(e){super.updated(e),(e.has("_effectiveAriaTarget")||e.has("ariaLinkMode"))&&this.#i()}#t(){let e=this.ariaLinkMode,i=this._effectiveAriaTarget,r=this.__contentNode;!r||!i||!e||e==="none"||[i].flat().forEach(s=>{let o=s.getRootNode()!==this.getRootNode();o?rc(s,e,r):Zn(s,e,r.id),this.#e.push({target:s,mode:e,byReference:o})})}#n(){let e=this.__contentNode;this.#e.forEach(({target:i,mode:r,byReference:s})=>{s?sc(i,r,e):jn(i,r,e.id)}),this.#e=[]}#i(){this.#n(),this.#t()}__computeAriaTarget(e,i){let r=o=>o?.nodeType===Node.ELEMENT_NODE,s=Array.isArray(e)?e.some(r):e;return e===null||s?e:i}};var On=500,Xc=On,Qc=On,Jc=On,Cn=new Set,li=!1,Nn=null,ci=null;var Do=class{constructor(t){this.host=t}get focusDelay(){let t=this.host;return t.focusDelay!=null&&t.focusDelay>=0?t.focusDelay:Xc}get hoverDelay(){let t=this.host;return t.hoverDelay!=null&&t.hoverDelay>=0?t.hoverDelay:Qc}get hideDelay(){let t=this.host;return t.hideDelay!=null&&t.hideDelay>=0?t.hideDelay:Jc}get isClosing(){return Cn.has(this.host)}open(t={immediate:!1}){let{immediate:e,hover:i,focus:r}=t,s=i&&this.hoverDelay>0,o=r&&this.focusDelay>0;!e&&(s||o)&&!this.__closeTimeout?this.__warmupTooltip(o):this.__showTooltip()}close(t){!t&&this.hideDelay>0?this.__scheduleClose():(this.__abortClose(),this._setOpened(!1)),this.__abortWarmUp(),li&&(this.__abortCooldown(),this.__scheduleCooldown())}_isOpened(){return this.host.opened}_setOpened(t){this.host.opened=t}__flushClosingTooltips(){Cn.forEach(t=>{t._stateController.close(!0),Cn.delete(t)})}__showTooltip(){this.__abortClose(),this.__flushClosingTooltips(),this._setOpened(!0),li=!0,this.__abortWarmUp(),this.__abortCooldown()}__warmupTooltip(t){this._isOpened()||(li?this.__showTooltip():Nn==null&&this.__scheduleWarmUp(t))}__abortClose(){this.__closeTimeout&&(clearTimeout(this.__closeTimeout),this.__closeTimeout=null),this.isClosing&&Cn.delete(this.host)}__abortCooldown(){ci&&(clearTimeout(ci),ci=null)}__abortWarmUp(){Nn&&(clearTimeout(Nn),Nn=null)}__scheduleClose(){this._isOpened()&&!this.isClosing&&(Cn.add(this.host),this.__closeTimeout=setTimeout(()=>{Cn.delete(this.host),this.__closeTimeout=null,this._setOpened(!1)},this.hideDelay))}__scheduleCooldown(){ci=setTimeout(()=>{ci=null,li=!1},this.hideDelay)}__scheduleWarmUp(t){let e=t?this.focusDelay:this.hoverDelay;Nn=setTimeout(()=>{Nn=null,li=!0,this.__showTooltip()},e)}},ed=n=>class extends oc(tc(nc(n))){static get properties(){return{context:{type:Object,sync:!0,value:()=>({})},focusDelay:{type:Number},generator:{type:Object},hideDelay:{type:Number},hoverDelay:{type:Number},manual:{type:Boolean,value:!1,sync:!0},opened:{type:Boolean,value:!1,reflectToAttribute:!0,observer:"__openedChanged",sync:!0},shouldShow:{type:Object,value:()=>(e,i)=>!0},text:{type:String},markdown:{type:Boolean,value:!1,reflectToAttribute:!0},__isTargetHidden:{type:Boolean,value:!1},_isConnected:{type:Boolean,sync:!0}}}static setDefaultFocusDelay(e){Xc=e!=null&&e>=0?e:On}static setDefaultHideDelay(e){Jc=e!=null&&e>=0?e:On}static setDefaultHoverDelay(e){Qc=e!=null&&e>=0?e:On}constructor(){super(),this._uniqueId=`vaadin-tooltip-${zi()}`,this.__onFocusin=this.__onFocusin.bind(this),this.__onFocusout=this.__onFocusout.bind(this),this.__onMouseDown=this.__onMouseDown.bind(this),this.__onMouseEnter=this.__onMouseEnter.bind(this),this.__onMouseLeave=this.__onMouseLeave.bind(this),this.__onKeyDown=this.__onKeyDown.bind(this),this.__onOverlayOpen=this.__onOverlayOpen.bind(this),this.__targetVisibilityObserver=new IntersectionObserver(e=>{e.forEach(i=>this.__onTargetVisibilityChange(i.isIntersecting))},{threshold:0}),this._stateController=new Do(this)}connectedCallback(){super.connectedCallback(),this._isConnected=!0,document.body.addEventListener("vaadin-overlay-open",this.__onOverlayOpen)}disconnectedCallback(){super.disconnectedCallback(),this.opened&&!this.manual&&this._stateController.close(!0),this._isConnected=!1,document.body.removeEventListener("vaadin-overlay-open",this.__onOverlayOpen)}ready(){super.ready(),this._overlayElement=this.$.overlay,this.__contentController=new Te(this,"overlay","div",{initializer:e=>{e.id=this._uniqueId,e.setAttribute("role","tooltip"),this.__contentNode=e}}),this.addController(this.__contentController)}updated(e){super.updated(e),(e.has("text")||e.has("generator")||e.has("context")||e.has("markdown"))&&this.__updateContent()}__openedChanged(e,i){e?document.addEventListener("keydown",this.__onKeyDown,!0):i&&document.removeEventListener("keydown",this.__onKeyDown,!0)}_addTargetListeners(e){e.addEventListener("mouseenter",this.__onMouseEnter),e.addEventListener("mouseleave",this.__onMouseLeave),e.addEventListener("focusin",this.__onFocusin),e.addEventListener("focusout",this.__onFocusout),e.addEventListener("mousedown",this.__onMouseDown),requestAnimationFrame(()=>{this.__targetVisibilityObserver.observe(e)})}_removeTargetListeners(e){e.removeEventListener("mouseenter",this.__onMouseEnter),e.removeEventListener("mouseleave",this.__onMouseLeave),e.removeEventListener("focusin",this.__onFocusin),e.removeEventListener("focusout",this.__onFocusout),e.removeEventListener("mousedown",this.__onMouseDown),this.__targetVisibilityObserver.unobserve(e)}__onFocusin(e){this.manual||gt()&&(this.target.contains(e.relatedTarget)||this.__isShouldShow()&&(this._overlayElement.hasAttribute("hidden")||(this.__focusInside=!0,!this.__isTargetHidden&&(!this.__hoverInside||!this.opened)&&this._stateController.open({focus:!0}))))}__onFocusout(e){this.manual||this.target.contains(e.relatedTarget)||(this.__focusInside=!1,this.__hoverInside||this._stateController.close(!0))}__onKeyDown(e){this.manual||e.key==="Escape"&&(e.stopPropagation(),this._stateController.close(!0))}__onMouseDown(){this.manual||this._stateController.close(!0)}__onMouseEnter(){this.manual||this.__isShouldShow()&&(this._overlayElement.hasAttribute("hidden")||this.__hoverInside||(this.__hoverInside=!0,!this.__isTargetHidden&&(!this.__focusInside||!this.opened)&&this._stateController.open({hover:!0})))}__onMouseLeave(e){e.relatedTarget!==this._overlayElement&&this.__handleMouseLeave()}__onOverlayMouseEnter(){this.manual||this._stateController.isClosing&&this._stateController.open({immediate:!0})}__onOverlayMouseLeave(e){e.relatedTarget!==this.target&&this.__handleMouseLeave()}__onOverlayMouseDown(e){e.stopPropagation()}__onOverlayClick(e){e.stopPropagation()}__handleMouseLeave(){this.manual||(this.__hoverInside=!1,this.__focusInside||this._stateController.close())}__onOverlayOpen(){this.manual||this._overlayElement.opened&&!this._overlayElement._last&&this._stateController.close(!0)}__onTargetVisibilityChange(e){if(this.manual)return;let i=this.__isTargetHidden;if(this.__isTargetHidden=!e,i&&e&&(this.__focusInside||this.__hoverInside)){this._stateController.open({immediate:!0});return}!e&&this.opened&&this._stateController.close(!0)}__isShouldShow(){return!(typeof this.shouldShow=="function"&&this.shouldShow(this.target,this.context)!==!0)}async __updateContent(){let e=typeof this.generator=="function"?this.generator(this.context):this.text,i=this.__contentNode.textContent;this.markdown&&e?(await this.constructor.__importMarkdownHelpers()).renderMarkdownToElement(this.__contentNode,e):this.__contentNode.textContent=e||"",this.$.overlay.toggleAttribute("hidden",this.__contentNode.textContent.trim()==="");let r=this.__contentNode.textContent;r!==i&&this.dispatchEvent(new CustomEvent("content-changed",{detail:{content:r}}))}static __importMarkdownHelpers(){return this.__markdownHelpers||(this.__markdownHelpers=Promise.resolve().then(()=>(Lo(),jc))),this.__markdownHelpers}};var Po=class extends ed($i(Le(le(ee)))){static get is(){return"vaadin-tooltip"}static get styles(){return K`
      :host {
        display: contents;
      }
    `}render(){let t=this.__effectivePosition;return q`
      <vaadin-tooltip-overlay
        id="overlay"
        .owner="${this}"
        theme="${Re(this._theme)}"
        .opened="${this._isConnected&&this.opened}"
        .positionTarget="${this.target}"
        .position="${t}"
        ?no-horizontal-overlap="${this.__computeNoHorizontalOverlap(t)}"
        ?no-vertical-overlap="${this.__computeNoVerticalOverlap(t)}"
        .horizontalAlign="${this.__computeHorizontalAlign(t)}"
        .verticalAlign="${this.__computeVerticalAlign(t)}"
        @click="${this.__onOverlayClick}"
        @mousedown="${this.__onOverlayMouseDown}"
        @mouseenter="${this.__onOverlayMouseEnter}"
        @mouseleave="${this.__onOverlayMouseLeave}"
        modeless
        ?markdown="${this.markdown}"
        exportparts="overlay, content"
        ><slot name="overlay"></slot
      ></vaadin-tooltip-overlay>
    `}};ae(Po);Z();Fe();mt();ze();Ve();Ie();Z();vn();Ri("vaadin-base-user-colors",K`
    @layer vaadin.base {
      html {
        --_color-count: 10;
        --_hue-step: round(360 / var(--_color-count), 1);
        --vaadin-user-color-0: var(--vaadin-user-color, oklch(0.52 0.2 240));
        --vaadin-user-color-1: oklch(
          from var(--vaadin-user-color-0) calc(0.62 + clamp(-0.15, (0.6201 - l) * 10000, 0.15)) c
            calc(h - var(--_hue-step) * 2 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-2: oklch(
          from var(--vaadin-user-color-0) l c calc(h - var(--_hue-step) * -2 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-3: oklch(
          from var(--vaadin-user-color-0) calc(0.62 + clamp(-0.15, (0.6201 - l) * 10000, 0.15)) c
            calc(h - var(--_hue-step) * 0 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-4: oklch(
          from var(--vaadin-user-color-0) l c calc(h - var(--_hue-step) * 2 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-5: oklch(
          from var(--vaadin-user-color-0) calc(0.62 + clamp(-0.15, (0.6201 - l) * 10000, 0.15)) c
            calc(h - var(--_hue-step) * -2 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-6: oklch(
          from var(--vaadin-user-color-0) l c calc(h - var(--_hue-step) * -4 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-7: oklch(
          from var(--vaadin-user-color-0) calc(0.62 + clamp(-0.15, (0.6201 - l) * 10000, 0.15)) c
            calc(h - var(--_hue-step) * 4 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-8: oklch(
          from var(--vaadin-user-color-0) l c calc(h - var(--_hue-step) * 4 * var(--_vaadin-safari-17-deg, 1))
        );
        --vaadin-user-color-9: oklch(
          from var(--vaadin-user-color-0) calc(0.62 + clamp(-0.15, (0.6201 - l) * 10000, 0.15)) c
            calc(h - var(--_hue-step) * 6 * var(--_vaadin-safari-17-deg, 1))
        );
      }
    }
  `);Z();var td=K`
  :host {
    display: inline-block;
    flex: none;
    border-radius: 50%;
    color: var(--vaadin-avatar-text-color, var(--vaadin-text-color-secondary));
    overflow: hidden;
    --_size: var(--vaadin-avatar-size, calc(1lh + var(--vaadin-padding-block-container) * 2));
    height: var(--_size);
    width: var(--_size);
    border: var(--vaadin-focus-ring-width) solid transparent;
    margin: calc(var(--vaadin-focus-ring-width) * -1);
    background: var(--vaadin-avatar-background, var(--vaadin-background-container-strong));
    background-clip: content-box;
    vertical-align: middle;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    position: relative;
    font-weight: var(--vaadin-avatar-font-weight, 400);
    font-size: var(--vaadin-avatar-font-size, inherit);
    contain: strict;
  }

  /* Overlay border on top of image and icon as well */
  :host::before {
    position: absolute;
    content: '';
    inset: calc(var(--vaadin-focus-ring-width) * -1);
    border-radius: inherit;
    outline: var(--vaadin-avatar-border-width, 1px) solid var(--vaadin-avatar-border-color, transparent);
    outline-offset: calc((var(--vaadin-focus-ring-width) + var(--vaadin-avatar-border-width, 1px)) * -1);
  }

  :host([role='button']) {
    cursor: var(--vaadin-clickable-cursor);
  }

  img {
    height: 100%;
    width: 100%;
    object-fit: cover;
  }

  [part='icon'] {
    height: 100%;
    mask: var(--_vaadin-icon-user) no-repeat center / 74%;
    background: currentColor;
  }

  [part='abbr'] {
    font-size: 2.75em;
    fill: currentColor;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  :host([has-color-index]) {
    background-color: var(--vaadin-avatar-user-color);
    color: oklch(
      from var(--vaadin-avatar-user-color) clamp(0, (0.62 - l) * 1000, 1) 0 0 / clamp(0.8, (0.62 - l) * 1000, 1)
    );
    --vaadin-avatar-border-width: 2px;
    --vaadin-avatar-border-color: var(--vaadin-avatar-user-color);
  }

  :host([focus-ring]) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
    outline-offset: calc((var(--vaadin-focus-ring-width)) * -1);
  }

  @media (forced-colors: active) {
    :host {
      border-color: Canvas !important;
    }

    [part='icon'] {
      background: CanvasText !important;
    }
  }
`;var Om={anonymous:"anonymous"},nd=n=>class extends An(Xe(n)){static get properties(){return{img:{type:String,reflectToAttribute:!0,observer:"__imgChanged"},abbr:{type:String,reflectToAttribute:!0},name:{type:String,reflectToAttribute:!0},colorIndex:{type:Number,observer:"__colorIndexChanged"},withTooltip:{type:Boolean,value:!1,observer:"__withTooltipChanged"},__imgVisible:Boolean,__iconVisible:Boolean,__abbrVisible:Boolean,__tooltipNode:Object}}static get observers(){return["__imgOrAbbrOrNameChanged(img, abbr, name)","__i18nChanged(__effectiveI18n)","__tooltipChanged(__tooltipNode, name, abbr)"]}static get defaultI18n(){return Om}get i18n(){return super.i18n}set i18n(e){super.i18n=e}ready(){super.ready(),this.__updateVisibility(),this.hasAttribute("role")||this.setAttribute("role","img"),!this.name&&!this.abbr&&this.__setTooltip()}__colorIndexChanged(e){e!=null?(this.setAttribute("has-color-index",""),this.style.setProperty("--vaadin-avatar-user-color",`var(--vaadin-user-color-${e})`)):(this.removeAttribute("has-color-index"),this.style.removeProperty("--vaadin-avatar-user-color"))}__imgChanged(){this.__imgFailedToLoad=!1}__imgOrAbbrOrNameChanged(e,i,r){this.__updateVisibility(),!(i&&i!==this.__generatedAbbr)&&(r?this.abbr=this.__generatedAbbr=r.split(" ").map(s=>s.charAt(0)).join(""):this.abbr=void 0)}__tooltipChanged(e,i,r){e&&(r&&r!==this.__generatedAbbr?this.__setTooltip(i?`${i} (${r})`:r):this.__setTooltip(i)),r?this.setAttribute("aria-label",!e&&i?`${i} (${r})`:r):this.removeAttribute("aria-label")}__withTooltipChanged(e,i){if(this.toggleAttribute("has-tooltip",e),e){let r=document.createElement("vaadin-tooltip");r.setAttribute("slot","tooltip"),this.appendChild(r),this.__tooltipNode=r}else i&&(this.__tooltipNode.target=null,this.__tooltipNode.remove(),this.__tooltipNode=null)}__i18nChanged(e){e?.anonymous&&(this.__oldAnonymous&&this.__tooltipNode&&this.__tooltipNode.text===this.__oldAnonymous&&this.__setTooltip(),this.__oldAnonymous=e.anonymous)}__updateVisibility(){this.__imgVisible=!!this.img&&!this.__imgFailedToLoad,this.__abbrVisible=!this.__imgVisible&&!!this.abbr,this.__iconVisible=!this.__imgVisible&&!this.abbr}__setTooltip(e){let i=this.__tooltipNode;i&&(i.text=e||this.__effectiveI18n.anonymous)}__onImageLoadError(){this.img&&(console.warn(`<vaadin-avatar> The specified image could not be loaded: ${this.img}`),this.__imgFailedToLoad=!0,this.__updateVisibility())}};var $o=class extends nd(Le(fe(le(ve(ee))))){static get is(){return"vaadin-avatar"}static get styles(){return td}static get lumoInjector(){return{...super.lumoInjector,includeBaseStyles:!0}}render(){return q`
      <img
        ?hidden="${!this.__imgVisible}"
        src="${Re(this.img)}"
        aria-hidden="true"
        @error="${this.__onImageLoadError}"
        draggable="false"
      />
      <div part="icon" ?hidden="${!this.__iconVisible}" aria-hidden="true"></div>
      <svg
        part="abbr"
        ?hidden="${!this.__abbrVisible}"
        viewBox="-50 -50 100 100"
        preserveAspectRatio="xMidYMid meet"
        aria-hidden="true"
      >
        <text dy=".35em" text-anchor="middle">${this.abbr}</text>
      </svg>

      <slot name="tooltip"></slot>
    `}ready(){super.ready(),this._tooltipController=new Ct(this),this.addController(this._tooltipController)}};ae($o);Z();Fe();mt();ze();Ve();Ie();Z();vn();Tt({name:"--_vaadin-message-typing-mask-pos",syntax:"<length-percentage>",inherits:!1,initialValue:0});var id=K`
  :host {
    display: flex;
    flex-direction: row;
    box-sizing: border-box;
    padding: var(--vaadin-message-padding, var(--vaadin-padding-s) var(--vaadin-padding-m));
    gap: var(--vaadin-message-gap, var(--vaadin-gap-xs) var(--vaadin-gap-s));
    outline-offset: calc(var(--vaadin-focus-ring-width) * -1);
  }

  :host([hidden]) {
    display: none !important;
  }

  :host(:focus-visible),
  :is(:focus-visible, [focus-ring]) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
  }

  [part='content'] {
    display: flex;
    flex-direction: column;
    flex-grow: 1;
    gap: inherit;
    background: var(--vaadin-message-content-background, transparent);
    padding: var(--vaadin-message-content-padding, 0);
    border-radius: var(--vaadin-message-content-border-radius, 0);
  }

  [part='header'] {
    align-items: baseline;
    display: flex;
    flex-flow: row wrap;
    gap: inherit;
    row-gap: 0;
    line-height: var(--vaadin-message-header-line-height, inherit);
  }

  [part='name'] {
    font-size: var(--vaadin-message-name-font-size, inherit);
    font-weight: var(--vaadin-message-name-font-weight, 500);
    color: var(--vaadin-message-name-color, var(--vaadin-text-color));
  }

  [part='time'] {
    font-size: var(--vaadin-message-time-font-size, max(11px, 0.75em));
    font-weight: var(--vaadin-message-time-font-weight, inherit);
    color: var(--vaadin-message-time-color, var(--vaadin-text-color-secondary));
  }

  [part='message'] {
    white-space: pre-wrap;
    font-size: var(--vaadin-message-font-size, inherit);
    font-weight: var(--vaadin-message-font-weight, inherit);
    line-height: var(--vaadin-message-line-height, inherit);
    color: var(--vaadin-message-text-color, var(--vaadin-text-color));
  }

  ::slotted([slot='avatar']) {
    flex: none;
    visibility: var(--_vaadin-message-avatar-visibility, revert-layer);
    display: var(--_vaadin-message-avatar-display, revert-layer);
  }

  ::slotted(vaadin-avatar-group) {
    width: fit-content;
  }

  ::slotted(vaadin-markdown) {
    white-space: normal;
  }

  [part='attachments'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--vaadin-gap-s);
    padding-bottom: var(--vaadin-gap-xs);
    justify-content: var(--vaadin-message-attachments-alignment, start);
  }

  [part~='attachment'] {
    display: inline-grid;
    grid-template-columns: max-content 1fr;
    gap: var(--vaadin-message-attachment-gap, var(--vaadin-gap-s));
    align-items: center;
    background: var(--vaadin-message-attachment-background, var(--vaadin-background-container));
    color: var(--vaadin-message-attachment-text-color, var(--vaadin-text-color));
    cursor: var(--vaadin-clickable-cursor);
    border: var(--vaadin-message-attachment-border-width, 0) solid
      var(--vaadin-message-attachment-border-color, var(--vaadin-border-color));
    border-radius: var(--vaadin-message-attachment-border-radius, var(--vaadin-radius-m));
    padding: 0;
    margin: 0;
    font: inherit;
    font-size: var(--vaadin-message-attachment-font-size, inherit);
    line-height: var(--vaadin-message-attachment-line-height, inherit);
    font-weight: var(--vaadin-message-attachment-font-weight, inherit);
    text-align: start;
    contain: content;
  }

  [part='attachment-icon'] {
    grid-column: 1;
    align-self: stretch;
    display: flex;
    align-items: center;
    justify-content: center;
    background: var(--vaadin-background-container-strong);
    padding: var(--vaadin-message-attachment-padding, var(--vaadin-padding-s));
    contain: content;

    &::before {
      content: '\\2003' / '';
      display: inline-flex;
      align-items: center;
      flex: none;
      height: var(--vaadin-icon-size, 1lh);
      width: var(--vaadin-icon-size, 1lh);
      mask-image: var(--_vaadin-icon-file);
      mask-size: var(--vaadin-icon-visual-size, 100%);
      mask-position: 50%;
      mask-repeat: no-repeat;
      background: currentColor;
    }
  }

  [part='attachment-preview'] {
    grid-column: 1 / -1;
    max-width: 100px;
    max-height: 100px;
  }

  [part='attachment-name'] {
    grid-column: 2;
    padding: var(--vaadin-message-attachment-padding, var(--vaadin-padding-s));
    padding-inline-start: 0;
  }

  :host([typing-indicator]) [part='time'] {
    display: none;
  }

  :host([typing-indicator]:not([typing-indicator='text'])) [part='message'],
  :host([typing-indicator='minimal']) [part='content'] {
    width: fit-content !important;
    color: var(--vaadin-text-color-secondary) !important;

    @media (prefers-reduced-motion: no-preference) {
      color: var(--vaadin-text-color) !important;
      mask-image: linear-gradient(
        90deg,
        hsla(0, 0%, 0%, 0.4) calc(var(--_vaadin-message-typing-mask-pos) - max(60px, 60%)),
        hsl(0, 0%, 0%) calc(var(--_vaadin-message-typing-mask-pos) - max(40px, 40%)),
        hsl(0, 0%, 0%) calc(var(--_vaadin-message-typing-mask-pos) - max(20px, 20%)),
        hsla(0, 0%, 0%, 0.4) var(--_vaadin-message-typing-mask-pos)
      );
      animation: --_vaadin-message-typing-slide 1.5s ease-in-out infinite;
    }
  }

  @keyframes --_vaadin-message-typing-slide {
    100% {
      --_vaadin-message-typing-mask-pos: calc(100% + max(60px, 60%));
    }
  }

  :host([typing-indicator='ellipsis']) {
    [part='message'] {
      line-height: inherit !important;
    }

    [part='message']::before {
      content: '';
      display: block;
      width: var(--vaadin-icon-size, 1lh);
      height: var(--vaadin-icon-size, 1lh);
      mask: var(--_vaadin-icon-ellipsis);
      background: currentColor;
    }

    [part='header'],
    [part='message'] slot {
      display: none;
    }

    [part='content'] {
      align-self: center;
    }
  }

  :host([typing-indicator='minimal']) {
    width: auto !important;
    max-width: none !important;
    align-items: center !important;
    --vaadin-avatar-size: 1lh;

    [part='content'] {
      display: block;
      background: transparent !important;
      border: 0 !important;
      padding: 0 !important;
    }

    [part='header'],
    [part='name'],
    [part='message'] {
      display: contents;
      color: inherit;
      font-size: inherit;
    }

    [part='message'] {
      text-transform: lowercase;
    }
  }
`;Z();var rd=n=>class extends Xe(n){static get properties(){return{time:{type:String},userName:{type:String},userAbbr:{type:String},userImg:{type:String},userColorIndex:{type:Number},attachments:{type:Array},_avatar:{type:Object}}}static get observers(){return["__avatarChanged(_avatar, userName, userAbbr, userImg, userColorIndex)"]}ready(){super.ready(),this._avatarController=new Te(this,"avatar","vaadin-avatar",{initializer:e=>{e.setAttribute("aria-hidden","true"),this._avatar=e}}),this.addController(this._avatarController)}updated(e){if(super.updated(e),e.has("userColorIndex")){let i=this.userColorIndex;i!=null?this.style.setProperty("--vaadin-message-user-color",`var(--vaadin-user-color-${i})`):this.style.removeProperty("--vaadin-message-user-color")}}__avatarChanged(e,i,r,s,o){e&&e.setProperties({name:i,abbr:r,img:s,colorIndex:o})}__renderAttachments(){let e=this.attachments;return!e||e.length===0?"":q`
        <div part="attachments">${e.map(i=>this.__renderAttachment(i))}</div>
      `}__renderAttachment(e){return e.type&&e.type.startsWith("image/")?q`
          <button
            type="button"
            part="attachment attachment-image"
            aria-label="${e.name||""}"
            @click="${()=>this.__onAttachmentClick(e)}"
          >
            <img part="attachment-preview" src="${Re(e.url)}" alt="" />
          </button>
        `:q`
        <button type="button" part="attachment attachment-file" @click="${()=>this.__onAttachmentClick(e)}">
          <span part="attachment-icon" aria-hidden="true"></span>
          <span part="attachment-name">${e.name||""}</span>
        </button>
      `}__onAttachmentClick(e){this.dispatchEvent(new CustomEvent("attachment-click",{detail:{attachment:e}}))}};var Bo=class extends rd(Le(fe(le(ve(ee))))){static get is(){return"vaadin-message"}static get styles(){return id}static get lumoInjector(){return{...super.lumoInjector,includeBaseStyles:!0}}render(){return q`
      <slot name="avatar"></slot>
      <div part="content">
        <div part="header">
          <span part="name">${this.userName}</span>
          <span part="time">${this.time}</span>
        </div>
        ${this.__renderAttachments()}
        <div part="message"><slot></slot></div>
      </div>
    `}};ae(Bo);Z();St();Yt();function sd(n,t){let{scrollLeft:e}=n;return t!=="rtl"?e:n.scrollWidth-n.clientWidth+e}function od(n,t,e){t!=="rtl"?n.scrollLeft=e:n.scrollLeft=n.clientWidth-n.scrollWidth+e}var Tr=n=>class extends Ot(n){get focused(){return(this._getItems()||[]).find(Nt)}get _vertical(){return!0}get _tabNavigation(){return!1}focus(e){let i=this._getFocusableIndex();i>=0&&this._focus(i,e)}_getFocusableIndex(){let e=this._getItems();return Array.isArray(e)?this._getAvailableIndex(e,0,null,i=>!Zt(i)):-1}_getItems(){return Array.from(this.children)}_onKeyDown(e){if(super._onKeyDown(e),e.metaKey||e.ctrlKey)return;let{key:i,shiftKey:r}=e,s=this._getItems()||[],o=s.indexOf(this.focused),a,l,d=!this._vertical&&this.getAttribute("dir")==="rtl"?-1:1;this.__isPrevKeyPressed(i,r)?(l=-d,a=o-d):this.__isNextKeyPressed(i,r)?(l=d,a=o+d):i==="Home"?(l=1,a=0):i==="End"&&(l=-1,a=s.length-1),a=this._getAvailableIndex(s,a,l,p=>!Zt(p)),!(this._tabNavigation&&i==="Tab"&&(a>o&&e.shiftKey||a<o&&!e.shiftKey||a===o))&&a>=0&&(e.preventDefault(),this._focus(a,{focusVisible:!0,preventScroll:!0},!0))}__isPrevKeyPressed(e,i){return this._vertical?e==="ArrowUp":e==="ArrowLeft"||this._tabNavigation&&e==="Tab"&&i}__isNextKeyPressed(e,i){return this._vertical?e==="ArrowDown":e==="ArrowRight"||this._tabNavigation&&e==="Tab"&&!i}_focus(e,i,r=!1){let s=this._getItems();this._focusItem(s[e],i,r)}_focusItem(e,i){e&&e.focus(i)}_getAvailableIndex(e,i,r,s){let o=e.length,a=i;for(let l=0;typeof a=="number"&&l<o;l+=1,a+=r||1){a<0?a=o-1:a>=o&&(a=0);let u=e[a];if(this._isItemFocusable(u)&&this.__isMatchingItem(u,s))return a}return-1}__isMatchingItem(e,i){return typeof i=="function"?i(e):!0}_isItemFocusable(e){return!e.hasAttribute("disabled")}};var ad=n=>class extends Tr(n){static get properties(){return{disabled:{type:Boolean,value:!1,reflectToAttribute:!0},selected:{type:Number,reflectToAttribute:!0,notify:!0,sync:!0},orientation:{type:String,reflectToAttribute:!0,value:""},items:{type:Array,readOnly:!0,notify:!0},_searchBuf:{type:String,value:""}}}static get observers(){return["_enhanceItems(items, orientation, selected, disabled)"]}constructor(){super(),this._hasVaadinListMixin=!0}get _isRTL(){return!this._vertical&&this.getAttribute("dir")==="rtl"}get _scrollerElement(){return console.warn(`Please implement the '_scrollerElement' property in <${this.localName}>`),this}get _vertical(){return this.orientation!=="horizontal"}focus(e){this._observer&&this._observer.flush();let i=Array.isArray(this.items)?this.items:[],r=this._getAvailableIndex(i,0,null,s=>s.tabIndex===0&&!Zt(s));r>=0?this._focus(r,e):super.focus(e)}ready(){super.ready(),this.addEventListener("click",i=>this._onClick(i));let e=this.shadowRoot.querySelector("slot:not([name])");this._observer=new kt(e,()=>{this._setItems(this._filterItems([...this.children]))})}_getItems(){return this.items}_enhanceItems(e,i,r,s){if(!s&&e){this.setAttribute("aria-orientation",i||"vertical"),e.forEach(a=>Ue(a,"orientation",i)),this._setFocusable(r<0||!r?0:r);let o=e[r];e.forEach(a=>{a.selected=a===o}),o&&!o.disabled&&this._scrollToItem(r)}}_filterItems(e){return e.filter(i=>i._hasVaadinItemMixin)}_onClick(e){if(e.metaKey||e.shiftKey||e.ctrlKey||e.defaultPrevented)return;let i=this._filterItems(e.composedPath())[0],r;i&&!i.disabled&&(r=this.items.indexOf(i))>=0&&(this.selected=r)}_searchKey(e,i){this._searchReset=We.debounce(this._searchReset,En.after(500),()=>{this._searchBuf=""}),this._searchBuf+=i.toLowerCase(),this.items.some(s=>this.__isMatchingKey(s))||(this._searchBuf=i.toLowerCase());let r=this._searchBuf.length===1?e+1:e;return this._getAvailableIndex(this.items,r,1,s=>this.__isMatchingKey(s)&&getComputedStyle(s).display!=="none")}__isMatchingKey(e){return e.textContent.replace(/[^\p{L}\p{Nd}]/gu,"").toLowerCase().startsWith(this._searchBuf)}_onKeyDown(e){if(e.metaKey||e.ctrlKey)return;let i=e.key,r=this.items.indexOf(this.focused);if(/[\p{L}\p{Nd}]/u.test(i)&&i.length===1){let s=this._searchKey(r,i);s>=0&&this._focus(s);return}super._onKeyDown(e)}_setFocusable(e){e=this._getAvailableIndex(this.items,e,1);let i=this.items[e];this.items.forEach(r=>{r.tabIndex=r===i?0:-1})}_focus(e,i){this.items.forEach((r,s)=>{r.focused=s===e}),this._setFocusable(e),this._scrollToItem(e),super._focus(e,i??{preventScroll:!0})}_scrollToItem(e){let i=this._getItems()[e];i&&i.scrollIntoView({block:"nearest",inline:"nearest"})}_scroll(e){if(this._vertical)this._scrollerElement.scrollTop+=e;else{let i=this.getAttribute("dir")||"ltr",r=sd(this._scrollerElement,i)+e;od(this._scrollerElement,i,r)}}_isItemFocusable(e){return e.disabled&&e.__shouldAllowFocusWhenDisabled?e.__shouldAllowFocusWhenDisabled():super._isItemFocusable(e)}};Fe();At();ze();Ve();Z();var ld=K`
  :host {
    display: block;
    padding: var(--vaadin-item-overlay-padding, 4px);
  }

  :host([hidden]) {
    display: none !important;
  }

  [part='items'] {
    display: contents;
  }
`;var Fo=class extends ad(fe(Ge(le(ve(ee))))){static get is(){return"vaadin-avatar-group-menu"}static get styles(){return ld}static get properties(){return{orientation:{readOnly:!0}}}get _scrollerElement(){return this.shadowRoot.querySelector('[part="items"]')}render(){return q`
      <div part="items">
        <slot></slot>
      </div>
    `}ready(){super.ready(),this.setAttribute("role","menu")}};ae(Fo);Z();Fe();At();ze();var cd=n=>class extends sr(Xe(n)){static get properties(){return{_hasVaadinItemMixin:{value:!0},selected:{type:Boolean,value:!1,reflectToAttribute:!0,observer:"_selectedChanged",sync:!0},_value:String}}get _activeKeys(){return["Enter"," "]}get value(){return this._value??this.textContent.trim()}set value(e){this._value=e}ready(){super.ready();let e=this.getAttribute("value");e!==null&&(this.value=e),this.__shouldAllowFocusWhenDisabled()&&this.style.setProperty("--_vaadin-item-disabled-pointer-events","auto")}focus(e){this.disabled&&!this.__shouldAllowFocusWhenDisabled()||super.focus(e)}_shouldSetActive(e){return!this.disabled&&!(e.type==="keydown"&&e.defaultPrevented)}_selectedChanged(e){this.setAttribute("aria-selected",e)}_disabledChanged(e){super._disabledChanged(e),e&&(this.selected=!1,this.__shouldAllowFocusWhenDisabled()||this.blur())}_onKeyDown(e){super._onKeyDown(e),this._activeKeys.includes(e.key)&&!e.defaultPrevented&&(e.preventDefault(),this.click())}__shouldAllowFocusWhenDisabled(){return!1}};Ve();Z();Ie();Z();var dd=K`
  :host {
    align-items: center;
    border-radius: var(--vaadin-item-border-radius, var(--vaadin-radius-m));
    box-sizing: border-box;
    cursor: var(--vaadin-clickable-cursor);
    display: flex;
    column-gap: var(--vaadin-item-gap, var(--vaadin-gap-s));
    height: var(--vaadin-item-height, auto);
    padding: var(--vaadin-item-padding, var(--vaadin-padding-block-container) var(--vaadin-padding-inline-container));
    -webkit-tap-highlight-color: transparent;
  }

  :host([focus-ring]) {
    outline: var(--vaadin-focus-ring-width) solid var(--vaadin-focus-ring-color);
    outline-offset: calc(var(--vaadin-focus-ring-width) / -1);
  }

  :host([disabled]) {
    cursor: var(--vaadin-disabled-cursor);
    opacity: 0.5;
    pointer-events: var(--_vaadin-item-disabled-pointer-events, none);
  }

  :host([hidden]) {
    display: none !important;
  }

  [part='checkmark'] {
    color: var(--vaadin-item-checkmark-color, inherit);
    display: var(--vaadin-item-checkmark-display, none);
    visibility: hidden;
  }

  [part='checkmark']::before {
    content: '';
    display: block;
    background: currentColor;
    height: var(--vaadin-icon-size, 1lh);
    mask: var(--_vaadin-icon-checkmark) 50% / var(--vaadin-icon-visual-size, 100%) no-repeat;
    width: var(--vaadin-icon-size, 1lh);
  }

  :host([selected]) [part='checkmark'] {
    visibility: visible;
  }

  [part='content'] {
    flex: 1;
    display: flex;
    align-items: center;
    column-gap: inherit;
    justify-content: var(--vaadin-item-text-align, start);
  }

  @media (forced-colors: active) {
    [part='checkmark']::before {
      background: CanvasText;
    }
  }
`;var Mm=K`
  [part='content'] {
    display: flex;
    align-items: center;
    gap: inherit;
  }
`,ud=[dd,Mm];var zo=class extends cd(fe(Ge(le(ve(ee))))){static get is(){return"vaadin-avatar-group-menu-item"}static get styles(){return ud}render(){return q`
      <span part="checkmark" aria-hidden="true"></span>
      <div part="content">
        <slot></slot>
      </div>
    `}ready(){super.ready(),this.setAttribute("role","menuitem")}};ae(zo);Z();Fe();At();ze();Ve();var Uo=class extends fr(pr(Ge(fe(le(ve(ee)))))){static get is(){return"vaadin-avatar-group-overlay"}static get styles(){return lr}render(){return q`
      <div part="overlay" id="overlay">
        <div part="content" id="content">
          <slot></slot>
        </div>
      </div>
    `}};ae(Uo);Z();Fe();mt();ze();Ve();Ie();Z();var hd=K`
  :host {
    display: block;
    width: 100%; /* prevent collapsing inside non-stretching column flex */
    /* 1: last on top */
    /* -1: first on top */
    --_dir: 1;
  }

  :host([theme~='reverse']) {
    --_dir: -1;
  }

  :host([hidden]) {
    display: none !important;
  }

  [part='container'] {
    display: flex;
    position: relative;
    width: 100%;
    flex-wrap: nowrap;
  }

  ::slotted(vaadin-avatar) {
    --_overlap: max(0px, var(--vaadin-avatar-group-overlap, 8px));
    --_gap: max(0px, var(--vaadin-avatar-group-gap, 2px));
    --_outline-width: var(--vaadin-focus-ring-width);
    --_d: var(--_dir);
    mask-image: url('data:image/svg+xml;utf8,<svg viewBox="0 0 300 300" fill="none" xmlns="http://www.w3.org/2000/svg"><path fill-rule="evenodd" clip-rule="evenodd" d="M300 0H0V300H300V0ZM150 200C177.614 200 200 177.614 200 150C200 122.386 177.614 100 150 100C122.386 100 100 122.386 100 150C100 177.614 122.386 200 150 200Z" fill="black"/></svg>');
    mask-size: calc((100% - var(--_outline-width) * 2) * 3);
    mask-position: calc(50% + (100% - var(--_outline-width) * 2 - var(--_overlap)) * var(--_d));
  }

  :host(:dir(rtl)) ::slotted(vaadin-avatar) {
    --_d: calc(var(--_dir) * -1);
  }

  ::slotted(vaadin-avatar:not(:first-of-type)) {
    margin-inline-start: calc((var(--_outline-width) + var(--_overlap) - var(--_gap)) * -1);
  }

  :host(:not([theme~='reverse'])) ::slotted(vaadin-avatar:last-child),
  :host(:not([theme~='reverse']):not([has-overflow])) ::slotted(vaadin-avatar:nth-last-child(2)),
  :host([theme~='reverse']) ::slotted(vaadin-avatar:first-of-type) {
    mask-image: none;
  }
`;Z();var Ho=2,Im={anonymous:"anonymous",activeUsers:{one:"Currently one active user",many:"Currently {count} active users"},joined:"{user} joined",left:"{user} left"},pd=n=>class extends An(Hi(n)){static get properties(){return{items:{type:Array,sync:!0},maxItemsVisible:{type:Number,sync:!0},__itemsInView:{type:Number,value:null,sync:!0},_overflowItems:{type:Array},_overflowLimit:{type:Number},_opened:{type:Boolean,sync:!0}}}static get defaultI18n(){return Im}get i18n(){return super.i18n}set i18n(e){super.i18n=e}get _avatars(){return[...this.children].filter(e=>e.localName==="vaadin-avatar")}ready(){super.ready(),this._menuController=new Te(this,"overlay","vaadin-avatar-group-menu",{initializer:e=>{e.addEventListener("keydown",this._onListKeyDown.bind(this)),this._menuElement=e}}),this._overflowController=new Te(this,"overflow","vaadin-avatar",{initializer:e=>{e.setAttribute("role","button"),e.setAttribute("tabindex","0"),e.setAttribute("aria-haspopup","menu"),e.setAttribute("aria-expanded","false"),e.addEventListener("click",r=>this._onOverflowClick(r)),e.addEventListener("keydown",r=>this._onOverflowKeyDown(r));let i=document.createElement("vaadin-tooltip");i.setAttribute("slot","tooltip"),e.appendChild(i),this._overflow=e,this._overflowTooltip=i}}),this.addController(this._menuController),this.addController(this._overflowController),this._overlayElement=this.$.overlay}disconnectedCallback(){super.disconnectedCallback(),this._opened=!1}willUpdate(e){if(super.willUpdate(e),e.has("items")||e.has("__itemsInView")||e.has("maxItemsVisible")){let i=Array.isArray(this.items)?this.items.length:0,r=this.__getLimit(i,this.__itemsInView,this.maxItemsVisible);this._overflowLimit=r,this._overflowItems=r?this.items.slice(r):[]}}updated(e){if(super.updated(e),e.has("items")&&this.__itemsChanged(this.items,e.get("items")),e.has("items")||e.has("_overflowLimit")||e.has("__effectiveI18n")||e.has("_theme")){let i=this._overflowLimit;this.__renderAvatars(i?this.items.slice(0,i):this.items||[])}(e.has("items")||e.has("_overflowLimit"))&&(this.__updateOverflowTooltip(this.items,this._overflowLimit),this.__updateOverflowAvatar(this.items,this._overflowLimit,this.__itemsInView)),(e.has("__effectiveI18n")||e.has("items"))&&this.__i18nItemsChanged(this.__effectiveI18n,this.items),e.has("_opened")&&this.__openedChanged(this._opened,e.get("_opened")),e.has("_theme")&&Ue(this._overflow,"theme",this._theme),(e.has("_overflowItems")||e.has("__effectiveI18n")||e.has("_theme"))&&this.__renderMenu()}__getMessage(e,i){return i.replace("{user}",e.name||e.abbr||this.__effectiveI18n.anonymous)}__renderMenu(){Wt(q`
          ${(this._overflowItems||[]).map(e=>q`
              <vaadin-avatar-group-menu-item>
                <vaadin-avatar
                  .name="${e.name}"
                  .abbr="${e.abbr}"
                  .img="${e.img}"
                  .colorIndex="${e.colorIndex}"
                  .i18n="${this.__effectiveI18n}"
                  class="${Re(e.className)}"
                  theme="${Re(this._theme)}"
                  aria-hidden="true"
                ></vaadin-avatar>
                ${e.name||""}
              </vaadin-avatar-group-menu-item>
            `)}
        `,this._menuElement,{host:this})}_onOverflowClick(e){e.stopPropagation(),this._opened?this.$.overlay.close():e.defaultPrevented||(this._opened=!0)}_onOverflowKeyDown(e){this._opened||/^(Enter|SpaceBar|\s)$/u.test(e.key)&&(e.preventDefault(),this._opened=!0)}_onListKeyDown(e){(e.key==="Escape"||e.key==="Tab")&&(this._opened=!1)}_onResize(){this.__setItemsInView()}_onVaadinOverlayClose(e){e.detail.sourceEvent&&e.detail.sourceEvent.composedPath().includes(this)&&e.preventDefault()}_onVaadinOverlayOpen(){this._menuElement&&this._menuElement.focus()}__renderAvatars(e){Wt(q`
          ${e.map(i=>q`
              <vaadin-avatar
                .name="${i.name}"
                .abbr="${i.abbr}"
                .img="${i.img}"
                .colorIndex="${i.colorIndex}"
                .i18n="${this.__effectiveI18n}"
                theme="${Re(this._theme)}"
                class="${Re(i.className)}"
                tabindex="0"
                with-tooltip
              ></vaadin-avatar>
            `)}
        `,this,{renderBefore:this._overflow})}__updateOverflowAvatar(e,i,r){let s=this._overflow;if(s){let o=Array.isArray(e)?e.length:0,a=this.maxItemsVisible!=null&&o>this.__getMax(this.maxItemsVisible);s.abbr=`+${o-i}`;let l=a||r&&r<o;s.toggleAttribute("hidden",!l),this.toggleAttribute("has-overflow",l)}}__updateOverflowTooltip(e,i){if(!Array.isArray(e)||i==null)return;let r=[];for(let s=i;s<e.length;s++){let o=e[s];o&&r.push(o.name||o.abbr||"anonymous")}this._overflowTooltip.text=r.join(`
`)}__getLimit(e,i,r){let s=null,o=this.__getMax(r);return r!=null&&o<e?s=o-1:i&&i<e&&(s=i),Math.min(s,this.__calculateAvatarsFitWidth())}__getMax(e){return Math.max(e,Ho)}__itemsChanged(e,i){this.__setItemsInView();let r=[],s=[],o=Array.isArray(e),a=Array.isArray(i);a&&(s=i.filter(l=>o&&!e.includes(l))),o&&(r=e.filter(l=>a&&!i.includes(l))),this.__announceItemsChange(r,s)}__announceItemsChange(e,i){let r=[],s=[];e&&(r=e.map(a=>this.__getMessage(a,this.__effectiveI18n.joined||"{user} joined"))),i&&(s=i.map(a=>this.__getMessage(a,this.__effectiveI18n.left||"{user} left")));let o=s.concat(r);o.length>0&&Xi(o.join(", "))}__i18nItemsChanged(e,i){if(e?.activeUsers){let r=Array.isArray(i)?i.length:0,s=r===1?"one":"many";e.activeUsers[s]&&this.setAttribute("aria-label",e.activeUsers[s].replace("{count}",r||0))}}__openedChanged(e,i){e?this._openedWithFocusRing=this._overflow.hasAttribute("focus-ring"):i&&this._overflow.focus({focusVisible:this._openedWithFocusRing}),this._overflow.setAttribute("aria-expanded",e===!0)}__setItemsInView(){let e=this._avatars,i=this.items;if(!i||!e||e.length<3)return;let r=this.__calculateAvatarsFitWidth();r===i.length-1&&(r=i.length),r>=i.length&&this._opened&&(this.$.overlay.close(),this.$.overlay._flushAnimation("closing")),this.__itemsInView=r}__calculateAvatarsFitWidth(){if(!this.shadowRoot||this._avatars.length<Ho)return Ho;let e=this._avatars,i=e[0].clientWidth,{marginLeft:r,marginRight:s}=getComputedStyle(e[1]),o=this.__isRTL?parseInt(s,0)-parseInt(r,0):parseInt(r,0)-parseInt(s,0);return Math.floor((this.$.container.offsetWidth-i)/(i+o))}};var Ko=class extends pd(Le(fe(le(ve(ee))))){static get is(){return"vaadin-avatar-group"}static get styles(){return hd}static get lumoInjector(){return{...super.lumoInjector,includeBaseStyles:!0}}render(){return q`
      <div id="container" part="container">
        <slot></slot>
        <slot name="overflow"></slot>
      </div>
      <vaadin-avatar-group-overlay
        id="overlay"
        .owner="${this}"
        .opened="${this._opened}"
        .positionTarget="${this._overflow}"
        no-vertical-overlap
        exportparts="overlay, content"
        @vaadin-overlay-close="${this._onVaadinOverlayClose}"
        @vaadin-overlay-open="${this._onVaadinOverlayOpen}"
        @opened-changed="${this._onOpenedChanged}"
      >
        <slot name="overlay"></slot>
      </vaadin-avatar-group-overlay>
    `}_onOpenedChanged(t){this._opened=t.detail.value}};ae(Ko);Z();Z();var fd=K`
  .sr-only {
    border: 0 !important;
    clip: rect(1px, 1px, 1px, 1px) !important;
    clip-path: inset(50%) !important;
    height: 1px !important;
    margin: -1px !important;
    overflow: hidden !important;
    padding: 0 !important;
    position: absolute !important;
    width: 1px !important;
    white-space: nowrap !important;
  }
`;Fe();mt();ze();Wi();Ve();Ie();Z();var md=K`
  :host {
    display: block;
    overflow: auto;
    box-sizing: border-box;
    padding: var(--vaadin-message-list-padding, var(--vaadin-padding-xs) 0);
    scroll-padding: var(--vaadin-message-list-padding, var(--vaadin-padding-xs) 0);
    scroll-snap-type: y proximity;
  }

  :host([hidden]) {
    display: none !important;
  }

  [part='list'] {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    width: 100%;
    min-height: 100%;
    max-width: var(--vaadin-message-list-max-width, none);
    margin-inline: auto;
  }

  [part='list']::after {
    content: '';
    display: block;
    scroll-snap-align: var(--_vaadin-message-list-scroll-snap-align, none);
  }

  :host([theme~='bubble']) {
    & ::slotted(vaadin-message) {
      --vaadin-message-name-font-size: 0.9em;
    }

    & ::slotted(vaadin-message[theme~='full-width']) {
      padding-block: var(--vaadin-padding-xl);
    }

    & ::slotted(vaadin-message:not([theme~='full-width'])) {
      --vaadin-message-content-background: var(--vaadin-background-container);
      --vaadin-message-content-padding: var(--vaadin-padding-s) var(--vaadin-padding-m);
      --vaadin-message-content-border-radius: var(--vaadin-radius-l);

      width: fit-content;
      max-width: calc(100% - 2em);
    }

    & ::slotted(vaadin-message[theme~='self']) {
      --_vaadin-message-avatar-visibility: hidden;
      --vaadin-message-content-background: linear-gradient(
          color-mix(in srgb, var(--vaadin-message-user-color, var(--vaadin-user-color-0)) 10%, transparent)
        )
        var(--vaadin-background-color);
      --vaadin-message-attachments-alignment: end;
      align-items: end;
      align-self: end;
    }
  }

  :host([theme~='bubble'][theme~='one-to-one']) ::slotted(vaadin-message) {
    --_vaadin-message-avatar-display: none;
  }

  :host([theme~='bubble'][theme~='one-to-one']) ::slotted(vaadin-message[typing-indicator]) {
    --vaadin-message-gap: 0;
  }
`;Z();qt();var gd=n=>(...t)=>({_$litDirective$:n,values:t}),Sr=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};qt();var{I:qA}=Fa;var Rm={},_d=(n,t=Rm)=>n._$AH=t;var bd=gd(class extends Sr{constructor(){super(...arguments),this.key=ge}render(n,t){return this.key=n,t}update(n,[t,e]){return t!==this.key&&(_d(n),this.key=t),e}});St();Yt();var xd="Typing\u2026",wd=n=>class extends Tr(n){static get properties(){return{items:{type:Array,value:()=>[],sync:!0},markdown:{type:Boolean,reflectToAttribute:!0},announceMessages:{type:Boolean,value:!1,observer:"__announceChanged",sync:!0},_usersTyping:{type:Array,value:()=>[],observer:"__typingIndicatorChanged",sync:!0},_typingIndicatorText:{type:String,value:xd,observer:"__typingIndicatorChanged"},_typingIndicatorType:{type:String,observer:"__typingIndicatorChanged"}}}get _messages(){return[...this.querySelectorAll('vaadin-message:not([slot="typing-indicator"])')]}get __typingStatus(){let e=this._usersTyping;return!e||e.length===0?"":[this.__getTypingUserNames(e),this.__typingIndicatorText].filter(Boolean).join(" ")}get __typingIndicatorText(){return this._typingIndicatorText??xd}ready(){super.ready(),this.setAttribute("aria-relevant","additions"),this.setAttribute("role","region")}updated(e){super.updated(e),e.has("items")&&this._itemsChanged(this.items,e.get("items")),e.has("markdown")&&this.__markdownChanged(this.markdown)}__onAttachmentClick(e,i){this.dispatchEvent(new CustomEvent("attachment-click",{detail:{...e.detail,item:i}}))}_getItems(){return this._messages}_focusItem(e,i,r){super._focusItem(e,i,r),e&&r&&e.scrollIntoView({block:"nearest"})}_itemsChanged(e,i){let r=e||[],s=i||[];if(r.length||s.length){let o=this._getIndexOfFocusableElement(),a=this.scrollHeight<this.clientHeight+this.scrollTop+50;this._renderMessages(r),this._setTabIndexesByIndex(o),s.length&&this.__enableScrollSnapping(),r.length>s.length&&a&&(this.__scrollToLastMessagePending=!0,this.__flushScrollToLastMessage())}}__flushScrollToLastMessage(){!this.__scrollToLastMessagePending||this.markdown&&!customElements.get("vaadin-markdown")||(this.__scrollToLastMessagePending=!1,requestAnimationFrame(()=>this._scrollToLastMessage()))}__typingIndicatorChanged(){let e=!!this.querySelector('[slot="typing-indicator"]'),i=this.scrollHeight<this.clientHeight+this.scrollTop+50;this._renderMessages(this.items),i&&!e&&this.querySelector('[slot="typing-indicator"]')&&(this.__scrollToLastMessagePending=!0,this.__flushScrollToLastMessage())}__markdownChanged(e){e&&!customElements.get("vaadin-markdown")&&Promise.resolve().then(()=>(Go(),Ed)).then(()=>customElements.whenDefined("vaadin-markdown")).then(()=>this.__flushScrollToLastMessage()),this._renderMessages(this.items)}__getTypingUserNames(e){let i=e.map(s=>s.name||s.abbr).filter(s=>!!s),r=this.lang||document.documentElement.lang||navigator.language;if(this.__listFormatLanguage!==r){this.__listFormatLanguage=r;try{this.__listFormat=new Intl.ListFormat(r,{type:"conjunction"})}catch{this.__listFormat=new Intl.ListFormat(navigator.language,{type:"conjunction"})}}return this.__listFormat.format(i)}__renderTypingIndicator(){let e=this._usersTyping;return e.length===0?ge:q`<vaadin-message
        slot="typing-indicator"
        typing-indicator="${this._typingIndicatorType||""}"
        aria-hidden="true"
        inert
        .userName="${this.__getTypingUserNames(e)}"
        >${bd(e,q`<vaadin-avatar-group slot="avatar" .items="${e}"></vaadin-avatar-group>`)}<span
          >${this.__typingIndicatorText}</span
        ></vaadin-message
      >`}_renderMessages(e){Wt(q`
          ${e.map(i=>q`
              <vaadin-message
                role="listitem"
                .time="${i.time}"
                .userAbbr="${i.userAbbr}"
                .userName="${i.userName}"
                .userImg="${i.userImg}"
                .userColorIndex="${i.userColorIndex}"
                .attachments="${i.attachments}"
                theme="${Re(i.theme)}"
                class="${Re(i.className)}"
                @focusin="${this._onMessageFocusIn}"
                @attachment-click="${r=>this.__onAttachmentClick(r,i)}"
                >${this.markdown?q`<vaadin-markdown .content=${i.text} line-breaks></vaadin-markdown>`:i.text}<vaadin-avatar slot="avatar"></vaadin-avatar
              ></vaadin-message>
            `)}${this.__renderTypingIndicator()}
        `,this,{host:this})}_scrollToLastMessage(){this.items.length>0&&(this.scrollTop=this.scrollHeight-this.clientHeight)}__enableScrollSnapping(){this.$.list.style.setProperty("--_vaadin-message-list-scroll-snap-align","end"),this.__debounceScrollSnapping=We.debounce(this.__debounceScrollSnapping,En.after(500),()=>{this.$.list.style.removeProperty("--_vaadin-message-list-scroll-snap-align")})}_onMessageFocusIn(e){let i=e.composedPath().find(r=>r instanceof customElements.get("vaadin-message"));this._setTabIndexesByMessage(i)}_setTabIndexesByIndex(e){let i=this._messages[e]||this._messages[0];this._setTabIndexesByMessage(i)}_setTabIndexesByMessage(e){this._messages.forEach(i=>{i.tabIndex=i===e?0:-1})}_getIndexOfFocusableElement(){let e=this._messages.findIndex(i=>i.tabIndex===0);return e!==-1?e:0}__announceChanged(e){this.ariaLive=e?"polite":null}};var Vo=class extends xn(wd(Le(fe(le(ee))))){static get is(){return"vaadin-message-list"}static get styles(){return[md,fd]}render(){return q`
      <div part="list" role="list" id="list">
        <slot></slot>
        <slot name="typing-indicator"></slot>
      </div>
      <div role="status" class="sr-only">${this.__typingStatus}</div>
    `}get slotStyles(){let t=this.localName;return[`
      ${t} vaadin-message:has(> vaadin-markdown:not(:defined)) {
        visibility: hidden;
      }

      ${t} :where(vaadin-markdown > :is(h1, h2, h3, h4, h5, h6, p, ul, ol):first-child) {
        margin-top: 0;
      }

      ${t} :where(vaadin-markdown > :is(h1, h2, h3, h4, h5, h6, p, ul, ol):last-child) {
        margin-bottom: 0;
      }

      ${t}[theme~='bubble'] :where(vaadin-message[theme~='self'])::part(name),
      ${t}[theme~='bubble'][theme~='one-to-one'] :where(vaadin-message)::part(name) {
        border: 0 !important;
        clip: rect(1px, 1px, 1px, 1px) !important;
        clip-path: inset(50%) !important;
        height: 1px !important;
        margin: -1px !important;
        overflow: hidden !important;
        padding: 0 !important;
        position: absolute !important;
        width: 1px !important;
        white-space: nowrap !important;
      }
      `]}};ae(Vo);Go();bo();var Mn=class extends Error{constructor(t,e){super(t),this.name="ParseError",this.type=e.type,this.field=e.field,this.value=e.value,this.line=e.line}};var Cr=10,Nr=13,sn=32,Ad=6;function kd(n){if(typeof n=="function")throw new TypeError("`config` must be an object, got a function instead. Did you mean `createParser({onEvent: fn})`?");let{maxBufferSize:t,onComment:e,onError:i,onEvent:r,onId:s,onRetry:o}=n,a=[],l=0,u="",d,p="",f=0,m,x=!1,A=!1,w=!1;function S(g){if(x)throw new Error("Cannot feed parser: it was terminated after exceeding the configured max buffer size. Call `reset()` to resume parsing.");if(u!==void 0){if(g=u+g,g===""||g==="\xEF"||g==="\xEF\xBB"){u=g;return}u=void 0,g=g.replace(/^(?:\uFEFF|\xEF\xBB\xBF)/,"")}if((A||w)&&(g=z(g),!g))return;if(!a.length){let F=P(g);F!==""&&N(F),M();return}if(g.indexOf(`
`)===-1&&g.indexOf("\r")===-1){if(l<Ad){let F=a.join("")+g.slice(0,Ad-l);if(!D(F)){a.length=0,l=0,A=!0;return}}a.push(g),l+=g.length,M();return}a.push(g);let y=a.join("");a.length=0,l=0,N(P(y)),M()}function z(g){if(g.length===0)return g;if(w)return w=!1,g.charCodeAt(0)===Cr?g.slice(1):g;let y=g.indexOf("\r"),F=g.indexOf(`
`),R=y===-1?F:F===-1||y<F?y:F;return R===-1?"":R===g.length-1&&g.charCodeAt(R)===Nr?(A=!1,w=!0,""):(A=!1,g.slice(R+(g.charCodeAt(R)===Nr&&g.charCodeAt(R+1)===Cr?2:1)))}function N(g){if(g){if(g.charCodeAt(g.length-1)===Nr){if(B(g,0,g.length-1),M())return;w=!0;return}if(D(g)){a.push(g),l=g.length;return}A=!0}}function D(g){let y=g.charCodeAt(0);return y===58&&!!e||y===100&&Or(g,"data")||y===101&&Or(g,"event")||y===105&&Or(g,"id")||y===114&&Or(g,"retry")}function M(){return x?!0:t===void 0||l+p.length<=t?!1:(x=!0,a.length=0,l=0,d=void 0,p="",f=0,m=void 0,A=!1,w=!1,i?.(new Mn(`Buffered data exceeded max buffer size of ${t} characters`,{type:"max-buffer-size-exceeded"})),!0)}function P(g){let y=0;if(g.indexOf("\r")===-1){let L=g.indexOf(`
`,y);for(;L!==-1;){if(y===L){d!==void 0&&s?.(d),f>0&&r?.({id:d,event:m,data:p}),d=void 0,p="",f=0,m=void 0,y=L+1,L=g.indexOf(`
`,y);continue}let _=g.charCodeAt(y);if(Td(g,y,_)){let k=g.charCodeAt(y+5)===sn?y+6:y+5,C=g.slice(k,L);if(f===0&&g.charCodeAt(L+1)===Cr){d!==void 0&&s?.(d),r?.({id:d,event:m,data:C}),d=void 0,p="",m=void 0,y=L+2,L=g.indexOf(`
`,y);continue}p=f===0?C:`${p}
${C}`,f++}else Sd(g,y,_)?m=g.slice(g.charCodeAt(y+6)===sn?y+7:y+6,L)||void 0:B(g,y,L);if(M())return"";y=L+1,L=g.indexOf(`
`,y)}return g.slice(y)}let F=g.indexOf("\r",y),R=g.indexOf(`
`,y);for(;y<g.length;){let L=-1;if(F!==-1&&R!==-1?L=F<R?F:R:F!==-1?F===g.length-1?L=-1:L=F:R!==-1&&(L=R),L===-1)break;if(B(g,y,L),M())return"";y=L+1,g.charCodeAt(y-1)===Nr&&g.charCodeAt(y)===Cr&&y++,F!==-1&&F<y&&(F=g.indexOf("\r",y)),R!==-1&&R<y&&(R=g.indexOf(`
`,y))}return g.slice(y)}function B(g,y,F){if(y===F){j();return}let R=g.charCodeAt(y);if(Td(g,y,R)){let Y=g.charCodeAt(y+5)===sn?y+6:y+5,te=g.slice(Y,F);p=f===0?te:`${p}
${te}`,f++;return}if(Sd(g,y,R)){m=g.slice(g.charCodeAt(y+6)===sn?y+7:y+6,F)||void 0;return}if(R===105&&g.charCodeAt(y+1)===100&&g.charCodeAt(y+2)===58){let Y=g.slice(g.charCodeAt(y+3)===sn?y+4:y+3,F);Y.includes("\0")||(d=Y);return}if(R===58){if(e){let Y=g.slice(y,F);e(Y.slice(g.charCodeAt(y+1)===sn?2:1))}return}let L=g.slice(y,F),_=L.indexOf(":");if(_===-1){U(L,"",L);return}let k=L.slice(0,_),C=L.charCodeAt(_+1)===sn?2:1,G=L.slice(_+C);U(k,G,L)}function U(g,y,F){switch(g){case"event":m=y||void 0;break;case"data":p=f===0?y:`${p}
${y}`,f++;break;case"id":y.includes("\0")||(d=y);break;case"retry":/^\d+$/.test(y)?o?.(parseInt(y,10)):i?.(new Mn(`Invalid \`retry\` value: "${y}"`,{type:"invalid-retry",value:y,line:F}));break;default:i?.(new Mn(`Unknown field "${g.length>20?`${g.slice(0,20)}\u2026`:g}"`,{type:"unknown-field",field:g,value:y,line:F}));break}}function j(){d!==void 0&&s?.(d),f>0&&r?.({id:d,event:m,data:p}),d=void 0,p="",f=0,m=void 0}function de(g={}){if(g.consume&&a.length>0){let y=a.join("");B(y,0,y.length)}u="",d=void 0,p="",f=0,m=void 0,a.length=0,l=0,x=!1,A=!1,w=!1}return{feed:S,reset:de}}function Td(n,t,e){return e===100&&n.charCodeAt(t+1)===97&&n.charCodeAt(t+2)===116&&n.charCodeAt(t+3)===97&&n.charCodeAt(t+4)===58}function Sd(n,t,e){return e===101&&n.charCodeAt(t+1)===118&&n.charCodeAt(t+2)===101&&n.charCodeAt(t+3)===110&&n.charCodeAt(t+4)===116&&n.charCodeAt(t+5)===58}function Or(n,t){let e=1;for(;e<n.length&&e<t.length;){if(n.charCodeAt(e)!==t.charCodeAt(e))return!1;e++}return n.length<=t.length||n.charCodeAt(t.length)===58}var Yd=bh(qd(),1);var Zd=Yd.default;function jd(n){let t=n.regex,e={},i={begin:/\$\{/,end:/\}/,contains:["self",{begin:/:-/,contains:[e]}]};Object.assign(e,{className:"variable",variants:[{begin:t.concat(/\$[\w\d#@][\w\d_]*/,"(?![\\w\\d])(?![$])")},i]});let r={className:"subst",begin:/\$\(/,end:/\)/,contains:[n.BACKSLASH_ESCAPE]},s=n.inherit(n.COMMENT(),{match:[/(^|\s)/,/#.*$/],scope:{2:"comment"}}),o={begin:/<<-?\s*(?=\w+)/,starts:{contains:[n.END_SAME_AS_BEGIN({begin:/(\w+)/,end:/(\w+)/,className:"string"})]}},a={className:"string",begin:/"/,end:/"/,contains:[n.BACKSLASH_ESCAPE,e,r]};r.contains.push(a);let l={match:/\\"/},u={className:"string",begin:/'/,end:/'/},d={match:/\\'/},p={begin:/\$?\(\(/,end:/\)\)/,contains:[{begin:/\d+#[0-9a-f]+/,className:"number"},n.NUMBER_MODE,e]},f=["fish","bash","zsh","sh","csh","ksh","tcsh","dash","scsh"],m=n.SHEBANG({binary:`(${f.join("|")})`,relevance:10}),x={className:"function",begin:/\w[\w\d_]*\s*\(\s*\)\s*\{/,returnBegin:!0,contains:[n.inherit(n.TITLE_MODE,{begin:/\w[\w\d_]*/})],relevance:0},A=["if","then","else","elif","fi","time","for","while","until","in","do","done","case","esac","coproc","function","select"],w=["true","false"],S={match:/(\/[a-z._-]+)+/},z=["break","cd","continue","eval","exec","exit","export","getopts","hash","pwd","readonly","return","shift","test","times","trap","umask","unset"],N=["alias","bind","builtin","caller","command","declare","echo","enable","help","let","local","logout","mapfile","printf","read","readarray","source","sudo","type","typeset","ulimit","unalias"],D=["autoload","bg","bindkey","bye","cap","chdir","clone","comparguments","compcall","compctl","compdescribe","compfiles","compgroups","compquote","comptags","comptry","compvalues","dirs","disable","disown","echotc","echoti","emulate","fc","fg","float","functions","getcap","getln","history","integer","jobs","kill","limit","log","noglob","popd","print","pushd","pushln","rehash","sched","setcap","setopt","stat","suspend","ttyctl","unfunction","unhash","unlimit","unsetopt","vared","wait","whence","where","which","zcompile","zformat","zftp","zle","zmodload","zparseopts","zprof","zpty","zregexparse","zsocket","zstyle","ztcp"],M=["chcon","chgrp","chown","chmod","cp","dd","df","dir","dircolors","ln","ls","mkdir","mkfifo","mknod","mktemp","mv","realpath","rm","rmdir","shred","sync","touch","truncate","vdir","b2sum","base32","base64","cat","cksum","comm","csplit","cut","expand","fmt","fold","head","join","md5sum","nl","numfmt","od","paste","ptx","pr","sha1sum","sha224sum","sha256sum","sha384sum","sha512sum","shuf","sort","split","sum","tac","tail","tr","tsort","unexpand","uniq","wc","arch","basename","chroot","date","dirname","du","echo","env","expr","factor","groups","hostid","id","link","logname","nice","nohup","nproc","pathchk","pinky","printenv","printf","pwd","readlink","runcon","seq","sleep","stat","stdbuf","stty","tee","test","timeout","tty","uname","unlink","uptime","users","who","whoami","yes"];return{name:"Bash",aliases:["sh","zsh"],keywords:{$pattern:/\b[a-z][a-z0-9._-]+\b/,keyword:A,literal:w,built_in:[...z,...N,"set","shopt",...D,...M]},contains:[m,n.SHEBANG(),x,p,s,o,S,a,l,u,d,e]}}function Xd(n){let t=n.regex,e=n.COMMENT("//","$",{contains:[{begin:/\\\n/}]}),i="decltype\\(auto\\)",r="[a-zA-Z_]\\w*::",o="("+i+"|"+t.optional(r)+"[a-zA-Z_]\\w*"+t.optional("<[^<>]+>")+")",a=t.concat(/\batomic_/,t.either("bool","char","schar","uchar","short","ushort","int","uint","long","ulong","llong","ullong","char16_t","char32_t","wchar_t","int_least8_t","uint_least8_t","int_least16_t","uint_least16_t","int_least32_t","uint_least32_t","int_least64_t","uint_least64_t","int_fast8_t","uint_fast8_t","int_fast16_t","uint_fast16_t","int_fast32_t","uint_fast32_t","int_fast64_t","uint_fast64_t","intptr_t","uintptr_t","size_t","ptrdiff_t","intmax_t","uintmax_t"),/\b/),l={className:"type",variants:[{begin:"\\b[a-z\\d_]*_t\\b"},{match:a}]},d={className:"string",variants:[{begin:'(u8?|U|L)?"',end:'"',illegal:"\\n",contains:[n.BACKSLASH_ESCAPE]},{begin:"(u8?|U|L)?'("+"\\\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4,8}|[0-7]{3}|\\S)"+"|.)",end:"'",illegal:"."},n.END_SAME_AS_BEGIN({begin:/(?:u8?|U|L)?R"([^()\\\s"]{0,16})\(/,end:/\)([^()\\\s"]{0,16})"/})]},p={className:"number",variants:[{match:/\b(0b[01']+)/},{match:/(-?)\b([\d']+(\.[\d']*)?|\.[\d']+)((ll|LL|l|L)(u|U)?|(u|U)(ll|LL|l|L)?|f|F|b|B)/},{match:/(-?)\b(0[xX][a-fA-F0-9]+(?:'[a-fA-F0-9]+)*(?:\.[a-fA-F0-9]*(?:'[a-fA-F0-9]*)*)?(?:[pP][-+]?[0-9]+)?(l|L)?(u|U)?)/},{match:/(-?)\b\d+(?:'\d+)*(?:\.\d*(?:'\d*)*)?(?:[eE][-+]?\d+)?/}],relevance:0},f={scope:"meta",begin:/#\s*include\b/,end:/$/,keywords:{keyword:"include"},contains:[{begin:/\\\n/},d,{scope:"string",begin:/<.*?>/},e,n.C_BLOCK_COMMENT_MODE]},m={className:"meta",begin:/#\s*[a-z]+\b/,end:/$/,keywords:{keyword:"if else elif endif define undef warning error line pragma _Pragma ifdef ifndef elifdef elifndef include"},contains:[{begin:/\\\n/,relevance:0},n.inherit(d,{className:"string"}),e,n.C_BLOCK_COMMENT_MODE]},x=[f,m],A={className:"title",begin:t.optional(r)+n.IDENT_RE,relevance:0},w=t.optional(r)+n.IDENT_RE+"\\s*\\(",S=12,D={keyword:["asm","auto","break","case","continue","default","do","else","enum","extern","for","fortran","goto","if","inline","register","restrict","return","sizeof","typeof","typeof_unqual","struct","switch","typedef","union","volatile","while","_Alignas","_Alignof","_Atomic","_Generic","_Noreturn","_Static_assert","_Thread_local","alignas","alignof","noreturn","static_assert","thread_local","_Pragma"],type:["float","double","signed","unsigned","int","short","long","char","void","_Bool","_BitInt","_Complex","_Imaginary","_Decimal32","_Decimal64","_Decimal96","_Decimal128","_Decimal64x","_Decimal128x","_Float16","_Float32","_Float64","_Float128","_Float32x","_Float64x","_Float128x","const","static","constexpr","complex","bool","imaginary"],literal:"true false NULL",built_in:"std string wstring cin cout cerr clog stdin stdout stderr stringstream istringstream ostringstream auto_ptr deque list queue stack vector map set pair bitset multiset multimap unordered_set unordered_map unordered_multiset unordered_multimap priority_queue make_pair array shared_ptr abort terminate abs acos asin atan2 atan calloc ceil cosh cos exit exp fabs floor fmod fprintf fputs free frexp fscanf future isalnum isalpha iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower toupper labs ldexp log10 log malloc realloc memchr memcmp memcpy memset modf pow printf putchar puts scanf sinh sin snprintf sprintf sqrt sscanf strcat strchr strcmp strcpy strcspn strlen strncat strncmp strncpy strpbrk strrchr strspn strstr tanh tan vfprintf vprintf vsprintf endl initializer_list unique_ptr"},M=[...x,l,e,n.C_BLOCK_COMMENT_MODE,p,d],P={variants:[{begin:/=/,end:/;/},{begin:/\(/,end:/\)/},{beginKeywords:"new throw return else",end:/;/}],keywords:D,contains:M.concat([{begin:/\(/,end:/\)/,keywords:D,contains:M.concat(["self"]),relevance:0}]),relevance:0},B={begin:"("+o+"[\\*&\\s]+){1,"+S+"}"+w,returnBegin:!0,end:/[{;=]/,excludeEnd:!0,keywords:D,illegal:/[^\w\s\*&:<>.]/,contains:[{begin:i,keywords:D,relevance:0},{begin:w,returnBegin:!0,contains:[n.inherit(A,{className:"title.function"})],relevance:0},{relevance:0,match:/,/},{className:"params",begin:/\(/,end:/\)/,keywords:D,relevance:0,contains:[e,n.C_BLOCK_COMMENT_MODE,d,p,l,{begin:/\(/,end:/\)/,keywords:D,relevance:0,contains:["self",e,n.C_BLOCK_COMMENT_MODE,d,p,l]}]},l,e,n.C_BLOCK_COMMENT_MODE,...x]};return{name:"C",aliases:["h"],keywords:D,disableAutodetect:!0,illegal:"</",contains:[].concat(P,B,M,[...x,{begin:n.IDENT_RE+"::",keywords:D},{className:"class",beginKeywords:"enum class struct union",end:/[{;:<>=]/,contains:[{beginKeywords:"final class struct"},n.TITLE_MODE]}]),exports:{preprocessor:m,strings:d,keywords:D}}}function Qd(n){let t=n.regex,e=n.COMMENT("//","$",{contains:[{begin:/\\\n/}]}),i="decltype\\(auto\\)",r="[a-zA-Z_]\\w*::",o="(?!struct)("+i+"|"+t.optional(r)+"[a-zA-Z_]\\w*"+t.optional("<[^<>]+>")+")",a={className:"type",begin:"\\b[a-z\\d_]*_t\\b"},u={className:"string",variants:[{begin:'(u8?|U|L)?"',end:'"',illegal:"\\n",contains:[n.BACKSLASH_ESCAPE]},{begin:"(u8?|U|L)?'("+"\\\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4,8}|[0-7]{3}|\\S)"+"|.)",end:"'",illegal:"."},n.END_SAME_AS_BEGIN({begin:/(?:u8?|U|L)?R"([^()\\\s"]{0,16})\(/,end:/\)([^()\\\s"]{0,16})"/})]},d={className:"number",variants:[{begin:"[+-]?(?:(?:\\b[0-9](?:'?[0-9])*\\.(?:[0-9](?:'?[0-9])*)?|\\.[0-9](?:'?[0-9])*)(?:[Ee][+-]?[0-9](?:'?[0-9])*)?|\\b[0-9](?:'?[0-9])*[Ee][+-]?[0-9](?:'?[0-9])*|\\b0[Xx](?:[0-9A-Fa-f](?:'?[0-9A-Fa-f])*(?:\\.(?:[0-9A-Fa-f](?:'?[0-9A-Fa-f])*)?)?|\\.[0-9A-Fa-f](?:'?[0-9A-Fa-f])*)[Pp][+-]?[0-9](?:'?[0-9])*)(?:[Ff](?:16|32|64|128)?|(BF|bf)16|[Ll]|)"},{begin:"[+-]?\\b(?:0[Bb][01](?:'?[01])*|0[Xx][0-9A-Fa-f](?:'?[0-9A-Fa-f])*|0(?:'?[0-7])*|[1-9](?:'?[0-9])*)(?:[Uu](?:LL?|ll?)|[Uu][Zz]?|(?:LL?|ll?)[Uu]?|[Zz][Uu]|)"}],relevance:0},p={scope:"meta",begin:/#\s*include\b/,end:/$/,keywords:{keyword:"include"},contains:[{begin:/\\\n/},u,{scope:"string",begin:/<.*?>/},e,n.C_BLOCK_COMMENT_MODE]},f={className:"meta",begin:/#\s*[a-z]+\b/,end:/$/,keywords:{keyword:"if else elif endif define undef warning error line pragma _Pragma ifdef ifndef include"},contains:[{begin:/\\\n/,relevance:0},n.inherit(u,{className:"string"}),e,n.C_BLOCK_COMMENT_MODE]},m=[p,f],x={className:"title",begin:t.optional(r)+n.IDENT_RE,relevance:0},A=t.optional(r)+n.IDENT_RE+"\\s*\\(",w=12,S=["alignas","alignof","and","and_eq","asm","atomic_cancel","atomic_commit","atomic_noexcept","auto","bitand","bitor","break","case","catch","class","co_await","co_return","co_yield","compl","concept","const_cast|10","consteval","constexpr","constinit","continue","decltype","default","delete","do","dynamic_cast|10","else","enum","explicit","export","extern","false","final","for","friend","goto","if","import","inline","module","mutable","namespace","new","noexcept","not","not_eq","nullptr","operator","or","or_eq","override","private","protected","public","reflexpr","register","reinterpret_cast|10","requires","return","sizeof","static_assert","static_cast|10","struct","switch","synchronized","template","this","thread_local","throw","transaction_safe","transaction_safe_dynamic","true","try","typedef","typeid","typename","union","using","virtual","volatile","while","xor","xor_eq"],z=["bool","char","char16_t","char32_t","char8_t","double","float","int","long","short","void","wchar_t","unsigned","signed","const","static"],N=["any","auto_ptr","barrier","binary_semaphore","bitset","complex","condition_variable","condition_variable_any","counting_semaphore","deque","false_type","flat_map","flat_set","future","imaginary","initializer_list","istringstream","jthread","latch","lock_guard","multimap","multiset","mutex","optional","ostringstream","packaged_task","pair","promise","priority_queue","queue","recursive_mutex","recursive_timed_mutex","scoped_lock","set","shared_future","shared_lock","shared_mutex","shared_timed_mutex","shared_ptr","stack","string_view","stringstream","timed_mutex","thread","true_type","tuple","unique_lock","unique_ptr","unordered_map","unordered_multimap","unordered_multiset","unordered_set","variant","vector","weak_ptr","wstring","wstring_view"],D=["abort","abs","acos","apply","as_const","asin","atan","atan2","calloc","ceil","cerr","cin","clog","cos","cosh","cout","declval","endl","exchange","exit","exp","fabs","floor","fmod","forward","fprintf","fputs","free","frexp","fscanf","future","invoke","isalnum","isalpha","iscntrl","isdigit","isgraph","islower","isprint","ispunct","isspace","isupper","isxdigit","labs","launder","ldexp","log","log10","make_pair","make_shared","make_shared_for_overwrite","make_tuple","make_unique","malloc","memchr","memcmp","memcpy","memset","modf","move","pow","printf","putchar","puts","realloc","scanf","sin","sinh","snprintf","sprintf","sqrt","sscanf","std","stderr","stdin","stdout","strcat","strchr","strcmp","strcpy","strcspn","strlen","strncat","strncmp","strncpy","strpbrk","strrchr","strspn","strstr","swap","tan","tanh","terminate","to_underlying","tolower","toupper","vfprintf","visit","vprintf","vsprintf"],B={type:z,keyword:S,literal:["NULL","false","nullopt","nullptr","true"],built_in:["_Pragma"],_type_hints:N},U={className:"function.dispatch",relevance:0,keywords:{_hint:D},begin:t.concat(/\b/,`(?!${S.join("|")})`,n.IDENT_RE,t.lookahead(/(<[^<>]+>|)\s*\(/))},j=[U,...m,a,e,n.C_BLOCK_COMMENT_MODE,d,u],de={variants:[{begin:/=/,end:/;/},{begin:/\(/,end:/\)/},{beginKeywords:"new throw return else",end:/;/}],keywords:B,contains:j.concat([{begin:/\(/,end:/\)/,keywords:B,contains:j.concat(["self"]),relevance:0}]),relevance:0},g={className:"function",begin:"("+o+"[\\*&\\s]+){1,"+w+"}"+A,returnBegin:!0,end:/[{;=]/,excludeEnd:!0,keywords:B,illegal:/[^\w\s\*&:<>.]/,contains:[{begin:i,keywords:B,relevance:0},{begin:A,returnBegin:!0,contains:[x],relevance:0},{begin:/::/,relevance:0},{begin:/:/,endsWithParent:!0,contains:[u,d]},{relevance:0,match:/,/},{className:"params",begin:/\(/,end:/\)/,keywords:B,relevance:0,contains:[e,n.C_BLOCK_COMMENT_MODE,u,d,a,{begin:/\(/,end:/\)/,keywords:B,relevance:0,contains:["self",e,n.C_BLOCK_COMMENT_MODE,u,d,a]}]},a,e,n.C_BLOCK_COMMENT_MODE,...m]};return{name:"C++",aliases:["cc","c++","h++","hpp","hh","hxx","cxx"],keywords:B,illegal:"</",classNameAliases:{"function.dispatch":"built_in"},contains:[].concat(de,g,U,j,[...m,{begin:"\\b(deque|list|queue|priority_queue|pair|stack|vector|map|set|bitset|multiset|multimap|unordered_map|unordered_set|unordered_multiset|unordered_multimap|array|tuple|optional|variant|function|flat_map|flat_set)\\s*<(?!<)",end:">",keywords:B,contains:["self",a]},{begin:n.IDENT_RE+"::",keywords:B},{match:[/\b(?:enum(?:\s+(?:class|struct))?|class|struct|union)/,/\s+/,/\w+/],className:{1:"keyword",3:"title.class"}}])}}function Jd(n){let t=["bool","byte","char","decimal","delegate","double","dynamic","enum","float","int","long","nint","nuint","object","sbyte","short","string","ulong","uint","ushort"],e=["public","private","protected","static","internal","protected","abstract","async","extern","override","unsafe","virtual","new","sealed","partial"],i=["default","false","null","true"],r=["abstract","as","base","break","case","catch","class","const","continue","do","else","event","explicit","extern","finally","fixed","for","foreach","goto","if","implicit","in","interface","internal","is","lock","namespace","new","operator","out","override","params","private","protected","public","readonly","record","ref","return","scoped","sealed","sizeof","stackalloc","static","struct","switch","this","throw","try","typeof","unchecked","unsafe","using","virtual","void","volatile","while"],s=["add","alias","and","ascending","args","async","await","by","descending","dynamic","equals","file","from","get","global","group","init","into","join","let","nameof","not","notnull","on","or","orderby","partial","record","remove","required","scoped","select","set","unmanaged","value|0","var","when","where","with","yield"],o={keyword:r.concat(s),built_in:t,literal:i},a=n.inherit(n.TITLE_MODE,{begin:"[a-zA-Z](\\.?\\w)*"}),l="\\d(_*\\d)*",u="([uU][lL]?|[lL][uU]?)?",p={className:"number",variants:[{begin:"\\b0[bB]_*[01](_*[01])*"+u},{begin:"(-?)\\b0[xX]_*[a-fA-F0-9](_*[a-fA-F0-9])*"+u},{begin:"(-?)(\\b"+l+"(\\.("+l+")?)?|\\."+l+")([eE][-+]?"+l+")?"+"([fFdDmM]|[uU][lL]?|[lL][uU]?)?"}],relevance:0},f={className:"string",begin:/"""("*)(?!")(.|\n)*?"""\1/,relevance:1},m={className:"string",begin:'@"',end:'"',contains:[{begin:'""'}]},x=n.inherit(m,{illegal:/\n/}),A={className:"subst",begin:/\{/,end:/\}/,keywords:o},w=n.inherit(A,{illegal:/\n/}),S={className:"string",begin:/\$"/,end:'"',illegal:/\n/,contains:[{begin:/\{\{/},{begin:/\}\}/},n.BACKSLASH_ESCAPE,w]},z={className:"string",begin:/\$@"/,end:'"',contains:[{begin:/\{\{/},{begin:/\}\}/},{begin:'""'},A]},N=n.inherit(z,{illegal:/\n/,contains:[{begin:/\{\{/},{begin:/\}\}/},{begin:'""'},w]});A.contains=[z,S,m,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,p,n.C_BLOCK_COMMENT_MODE],w.contains=[N,S,x,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,p,n.inherit(n.C_BLOCK_COMMENT_MODE,{illegal:/\n/})];let D={variants:[f,z,S,m,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE]},M={begin:"<",end:">",contains:[{beginKeywords:"in out"},a]},P=n.IDENT_RE+"(<"+n.IDENT_RE+"(\\s*,\\s*"+n.IDENT_RE+")*>)?(\\[\\])?",B={begin:"@"+n.IDENT_RE,relevance:0};return{name:"C#",aliases:["cs","c#"],keywords:o,illegal:/::/,contains:[n.COMMENT("///","$",{returnBegin:!0,contains:[{className:"doctag",variants:[{begin:"///",relevance:0},{begin:"<!--|-->"},{begin:"</?",end:">"}]}]}),n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE,{className:"meta",begin:"#",end:"$",keywords:{keyword:"if else elif endif define undef warning error line region endregion pragma checksum"}},D,p,{beginKeywords:"class interface",relevance:0,end:/[{;=]/,illegal:/[^\s:,]/,contains:[{beginKeywords:"where class"},a,M,n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},{beginKeywords:"namespace",relevance:0,end:/[{;=]/,illegal:/[^\s:]/,contains:[a,n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},{beginKeywords:"record",relevance:0,end:/[{;=]/,illegal:/[^\s:]/,contains:[a,M,n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},{className:"meta",begin:"^\\s*\\[(?=[\\w])",excludeBegin:!0,end:"\\]",excludeEnd:!0,contains:[{className:"string",begin:/"/,end:/"/}]},{beginKeywords:"new return throw await else",relevance:0},{className:"function",begin:"("+P+"\\s+)+"+n.IDENT_RE+"\\s*(<[^=]+>\\s*)?\\(",returnBegin:!0,end:/\s*[{;=]/,excludeEnd:!0,keywords:o,contains:[{beginKeywords:e.join(" "),relevance:0},{begin:n.IDENT_RE+"\\s*(<[^=]+>\\s*)?\\(",returnBegin:!0,contains:[n.TITLE_MODE,M],relevance:0},{match:/\(\)/},{className:"params",begin:/\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,relevance:0,contains:[D,p,n.C_BLOCK_COMMENT_MODE]},n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},B]}}var wg=n=>({IMPORTANT:{scope:"meta",begin:"!important"},BLOCK_COMMENT:n.C_BLOCK_COMMENT_MODE,HEXCOLOR:{scope:"number",begin:/#(([0-9a-fA-F]{3,4})|(([0-9a-fA-F]{2}){3,4}))\b/},UNICODE_RANGE:{scope:"number",begin:/\b[Uu]\+[0-9A-Fa-f][0-9A-Fa-f?]{0,5}(-[0-9A-Fa-f][0-9A-Fa-f]{0,5})?/},FUNCTION_DISPATCH:{className:"built_in",begin:/[\w-]+(?=\()/},ATTRIBUTE_SELECTOR_MODE:{scope:"selector-attr",begin:/\[/,end:/\]/,illegal:"$",contains:[n.APOS_STRING_MODE,n.QUOTE_STRING_MODE]},CSS_NUMBER_MODE:{scope:"number",begin:n.NUMBER_RE+"(%|em|ex|ch|rem|vw|vh|vmin|vmax|cm|mm|in|pt|pc|px|deg|grad|rad|turn|s|ms|Hz|kHz|dpi|dpcm|dppx)?",relevance:0},CSS_VARIABLE:{className:"attr",begin:/--[A-Za-z_][A-Za-z0-9_-]*/}}),Ag=["a","abbr","address","article","aside","audio","b","blockquote","body","button","canvas","caption","cite","code","dd","del","details","dfn","div","dl","dt","em","fieldset","figcaption","figure","footer","form","h1","h2","h3","h4","h5","h6","header","hgroup","html","i","iframe","img","input","ins","kbd","label","legend","li","main","mark","menu","nav","object","ol","optgroup","option","p","picture","q","quote","samp","section","select","source","span","strong","summary","sup","table","tbody","td","textarea","tfoot","th","thead","time","tr","ul","var","video"],Tg=["defs","g","marker","mask","pattern","svg","switch","symbol","feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feFlood","feGaussianBlur","feImage","feMerge","feMorphology","feOffset","feSpecularLighting","feTile","feTurbulence","linearGradient","radialGradient","stop","circle","ellipse","image","line","path","polygon","polyline","rect","text","use","textPath","tspan","foreignObject","clipPath"],Sg=[...Ag,...Tg],kg=["any-hover","any-pointer","aspect-ratio","color","color-gamut","color-index","device-aspect-ratio","device-height","device-width","display-mode","forced-colors","grid","height","hover","inverted-colors","monochrome","orientation","overflow-block","overflow-inline","pointer","prefers-color-scheme","prefers-contrast","prefers-reduced-motion","prefers-reduced-transparency","resolution","scan","scripting","update","width","min-width","max-width","min-height","max-height"].sort().reverse(),Cg=["active","any-link","blank","checked","current","default","defined","dir","disabled","drop","empty","enabled","first","first-child","first-of-type","fullscreen","future","focus","focus-visible","focus-within","has","host","host-context","hover","indeterminate","in-range","invalid","is","lang","last-child","last-of-type","left","link","local-link","not","nth-child","nth-col","nth-last-child","nth-last-col","nth-last-of-type","nth-of-type","only-child","only-of-type","optional","out-of-range","past","placeholder-shown","read-only","read-write","required","right","root","scope","target","target-within","user-invalid","valid","visited","where"].sort().reverse(),Ng=["after","backdrop","before","cue","cue-region","first-letter","first-line","grammar-error","marker","part","placeholder","selection","slotted","spelling-error"].sort().reverse(),Og=["accent-color","align-content","align-items","align-self","alignment-baseline","all","anchor-name","animation","animation-composition","animation-delay","animation-direction","animation-duration","animation-fill-mode","animation-iteration-count","animation-name","animation-play-state","animation-range","animation-range-end","animation-range-start","animation-timeline","animation-timing-function","appearance","aspect-ratio","backdrop-filter","backface-visibility","background","background-attachment","background-blend-mode","background-clip","background-color","background-image","background-origin","background-position","background-position-x","background-position-y","background-repeat","background-size","baseline-shift","block-size","border","border-block","border-block-color","border-block-end","border-block-end-color","border-block-end-style","border-block-end-width","border-block-start","border-block-start-color","border-block-start-style","border-block-start-width","border-block-style","border-block-width","border-bottom","border-bottom-color","border-bottom-left-radius","border-bottom-right-radius","border-bottom-style","border-bottom-width","border-collapse","border-color","border-end-end-radius","border-end-start-radius","border-image","border-image-outset","border-image-repeat","border-image-slice","border-image-source","border-image-width","border-inline","border-inline-color","border-inline-end","border-inline-end-color","border-inline-end-style","border-inline-end-width","border-inline-start","border-inline-start-color","border-inline-start-style","border-inline-start-width","border-inline-style","border-inline-width","border-left","border-left-color","border-left-style","border-left-width","border-radius","border-right","border-right-color","border-right-style","border-right-width","border-spacing","border-start-end-radius","border-start-start-radius","border-style","border-top","border-top-color","border-top-left-radius","border-top-right-radius","border-top-style","border-top-width","border-width","bottom","box-align","box-decoration-break","box-direction","box-flex","box-flex-group","box-lines","box-ordinal-group","box-orient","box-pack","box-shadow","box-sizing","break-after","break-before","break-inside","caption-side","caret-color","clear","clip","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","color-scheme","column-count","column-fill","column-gap","column-rule","column-rule-color","column-rule-style","column-rule-width","column-span","column-width","columns","contain","contain-intrinsic-block-size","contain-intrinsic-height","contain-intrinsic-inline-size","contain-intrinsic-size","contain-intrinsic-width","container","container-name","container-type","content","content-visibility","corner-bottom-left-shape","corner-bottom-right-shape","corner-shape","corner-top-left-shape","corner-top-right-shape","counter-increment","counter-reset","counter-set","cue","cue-after","cue-before","cursor","cx","cy","direction","display","dominant-baseline","empty-cells","enable-background","field-sizing","fill","fill-opacity","fill-rule","filter","flex","flex-basis","flex-direction","flex-flow","flex-grow","flex-shrink","flex-wrap","float","flood-color","flood-opacity","flow","font","font-display","font-family","font-feature-settings","font-kerning","font-language-override","font-optical-sizing","font-palette","font-size","font-size-adjust","font-smooth","font-smoothing","font-stretch","font-style","font-synthesis","font-synthesis-position","font-synthesis-small-caps","font-synthesis-style","font-synthesis-weight","font-variant","font-variant-alternates","font-variant-caps","font-variant-east-asian","font-variant-emoji","font-variant-ligatures","font-variant-numeric","font-variant-position","font-variation-settings","font-weight","forced-color-adjust","gap","glyph-orientation-horizontal","glyph-orientation-vertical","grid","grid-area","grid-auto-columns","grid-auto-flow","grid-auto-rows","grid-column","grid-column-end","grid-column-start","grid-gap","grid-row","grid-row-end","grid-row-start","grid-template","grid-template-areas","grid-template-columns","grid-template-rows","hanging-punctuation","height","hyphenate-character","hyphenate-limit-chars","hyphens","icon","image-orientation","image-rendering","image-resolution","ime-mode","initial-letter","initial-letter-align","inline-size","inset","inset-area","inset-block","inset-block-end","inset-block-start","inset-inline","inset-inline-end","inset-inline-start","isolation","justify-content","justify-items","justify-self","kerning","left","letter-spacing","lighting-color","line-break","line-height","line-height-step","list-style","list-style-image","list-style-position","list-style-type","margin","margin-block","margin-block-end","margin-block-start","margin-bottom","margin-inline","margin-inline-end","margin-inline-start","margin-left","margin-right","margin-top","margin-trim","marker","marker-end","marker-mid","marker-start","marks","mask","mask-border","mask-border-mode","mask-border-outset","mask-border-repeat","mask-border-slice","mask-border-source","mask-border-width","mask-clip","mask-composite","mask-image","mask-mode","mask-origin","mask-position","mask-repeat","mask-size","mask-type","masonry-auto-flow","math-depth","math-shift","math-style","max-block-size","max-height","max-inline-size","max-width","min-block-size","min-height","min-inline-size","min-width","mix-blend-mode","nav-down","nav-index","nav-left","nav-right","nav-up","none","normal","object-fit","object-position","offset","offset-anchor","offset-distance","offset-path","offset-position","offset-rotate","opacity","order","orphans","outline","outline-color","outline-offset","outline-style","outline-width","overflow","overflow-anchor","overflow-block","overflow-clip-margin","overflow-inline","overflow-wrap","overflow-x","overflow-y","overlay","overscroll-behavior","overscroll-behavior-block","overscroll-behavior-inline","overscroll-behavior-x","overscroll-behavior-y","padding","padding-block","padding-block-end","padding-block-start","padding-bottom","padding-inline","padding-inline-end","padding-inline-start","padding-left","padding-right","padding-top","page","page-break-after","page-break-before","page-break-inside","paint-order","pause","pause-after","pause-before","perspective","perspective-origin","place-content","place-items","place-self","pointer-events","position","position-anchor","position-visibility","print-color-adjust","quotes","r","resize","rest","rest-after","rest-before","right","rotate","row-gap","ruby-align","ruby-position","scale","scroll-behavior","scroll-margin","scroll-margin-block","scroll-margin-block-end","scroll-margin-block-start","scroll-margin-bottom","scroll-margin-inline","scroll-margin-inline-end","scroll-margin-inline-start","scroll-margin-left","scroll-margin-right","scroll-margin-top","scroll-padding","scroll-padding-block","scroll-padding-block-end","scroll-padding-block-start","scroll-padding-bottom","scroll-padding-inline","scroll-padding-inline-end","scroll-padding-inline-start","scroll-padding-left","scroll-padding-right","scroll-padding-top","scroll-snap-align","scroll-snap-stop","scroll-snap-type","scroll-timeline","scroll-timeline-axis","scroll-timeline-name","scrollbar-color","scrollbar-gutter","scrollbar-width","shape-image-threshold","shape-margin","shape-outside","shape-rendering","speak","speak-as","src","stop-color","stop-opacity","stroke","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke-width","tab-size","table-layout","text-align","text-align-all","text-align-last","text-anchor","text-combine-upright","text-decoration","text-decoration-color","text-decoration-line","text-decoration-skip","text-decoration-skip-ink","text-decoration-style","text-decoration-thickness","text-emphasis","text-emphasis-color","text-emphasis-position","text-emphasis-style","text-indent","text-justify","text-orientation","text-overflow","text-rendering","text-shadow","text-size-adjust","text-transform","text-underline-offset","text-underline-position","text-wrap","text-wrap-mode","text-wrap-style","timeline-scope","top","touch-action","transform","transform-box","transform-origin","transform-style","transition","transition-behavior","transition-delay","transition-duration","transition-property","transition-timing-function","translate","unicode-bidi","unicode-range","user-modify","user-select","vector-effect","vertical-align","view-timeline","view-timeline-axis","view-timeline-inset","view-timeline-name","view-transition-name","visibility","voice-balance","voice-duration","voice-family","voice-pitch","voice-range","voice-rate","voice-stress","voice-volume","white-space","white-space-collapse","widows","width","will-change","word-break","word-spacing","word-wrap","writing-mode","x","y","z-index","zoom"].sort().reverse();function eu(n){let t=n.regex,e=wg(n),i={begin:/-(webkit|moz|ms|o)-(?=[a-z])/},r="and or not only",s=/@-?\w[\w]*(-\w+)*/,o="[a-zA-Z-][a-zA-Z0-9_-]*",a=[n.APOS_STRING_MODE,n.QUOTE_STRING_MODE];return{name:"CSS",case_insensitive:!0,illegal:/[=|'\$]/,keywords:{keyframePosition:"from to"},classNameAliases:{keyframePosition:"selector-tag"},contains:[e.BLOCK_COMMENT,i,e.CSS_NUMBER_MODE,{className:"selector-id",begin:/#[A-Za-z0-9_-]+/,relevance:0},{className:"selector-class",begin:"\\."+o,relevance:0},e.ATTRIBUTE_SELECTOR_MODE,{className:"selector-pseudo",variants:[{begin:":("+Cg.join("|")+")"},{begin:":(:)?("+Ng.join("|")+")"}]},e.CSS_VARIABLE,{className:"attribute",begin:"\\b("+Og.join("|")+")\\b"},{begin:/:/,end:/[;}{]/,contains:[e.BLOCK_COMMENT,e.HEXCOLOR,e.IMPORTANT,e.CSS_NUMBER_MODE,e.UNICODE_RANGE,...a,{begin:/(url|data-uri)\(/,end:/\)/,relevance:0,keywords:{built_in:"url data-uri"},contains:[...a,{className:"string",begin:/[^)]/,endsWithParent:!0,excludeEnd:!0}]},e.FUNCTION_DISPATCH]},{begin:t.lookahead(/@/),end:"[{;]",relevance:0,illegal:/:/,contains:[{className:"keyword",begin:s},{begin:/\s/,endsWithParent:!0,excludeEnd:!0,relevance:0,keywords:{$pattern:/[a-z-]+/,keyword:r,attribute:kg.join(" ")},contains:[{begin:/[a-z-]+(?=:)/,className:"attribute"},...a,e.CSS_NUMBER_MODE]}]},{className:"selector-tag",begin:"\\b("+Sg.join("|")+")\\b"}]}}function tu(n){let t=n.regex;return{name:"Diff",aliases:["patch"],contains:[{className:"meta",relevance:10,match:t.either(/^@@ +-\d+,\d+ +\+\d+,\d+ +@@/,/^@@ +-\d+ +\+\d+,\d+ +@@/,/^@@ +-\d+,\d+ +\+\d+ +@@/,/^@@ +-\d+ +\+\d+ +@@/,/^\*\*\* +\d+,\d+ +\*\*\*\*$/,/^--- +\d+,\d+ +----$/)},{className:"comment",variants:[{begin:t.either(/Index: /,/^index/,/={3,}/,/^-{3}/,/^\*{3} /,/^\+{3}/,/^diff --git/),end:/$/},{match:/^\*{15}$/}]},{className:"addition",begin:/^\+/,end:/$/},{className:"deletion",begin:/^-/,end:/$/},{className:"addition",begin:/^!/,end:/$/}]}}function nu(n){return{name:"Dockerfile",aliases:["docker"],case_insensitive:!0,keywords:["from","maintainer","expose","env","arg","user","onbuild","stopsignal"],contains:[n.HASH_COMMENT_MODE,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,n.NUMBER_MODE,{beginKeywords:"run cmd entrypoint volume add copy workdir label healthcheck shell",starts:{end:/[^\\]$/,subLanguage:"bash"}}],illegal:"</"}}function iu(n){let s={keyword:["break","case","chan","const","continue","default","defer","else","fallthrough","for","func","go","goto","if","import","interface","map","package","range","return","select","struct","switch","type","var"],type:["bool","byte","complex64","complex128","error","float32","float64","int8","int16","int32","int64","string","uint8","uint16","uint32","uint64","int","uint","uintptr","rune"],literal:["true","false","iota","nil"],built_in:["append","cap","close","complex","copy","imag","len","make","new","panic","print","println","real","recover","delete"]};return{name:"Go",aliases:["golang"],keywords:s,illegal:"</",contains:[n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE,{className:"string",variants:[n.QUOTE_STRING_MODE,n.APOS_STRING_MODE,{begin:"`",end:"`"}]},{className:"number",variants:[{match:/-?\b0[xX]\.[a-fA-F0-9](_?[a-fA-F0-9])*[pP][+-]?\d(_?\d)*i?/,relevance:0},{match:/-?\b0[xX](_?[a-fA-F0-9])+((\.([a-fA-F0-9](_?[a-fA-F0-9])*)?)?[pP][+-]?\d(_?\d)*)?i?/,relevance:0},{match:/-?\b0[oO](_?[0-7])*i?/,relevance:0},{match:/-?\b0[bB](_?[01])*i?/,relevance:0},{match:/-?\.\d(_?\d)*([eE][+-]?\d(_?\d)*)?i?/,relevance:0},{match:/-?\b\d(_?\d)*(\.(\d(_?\d)*)?)?([eE][+-]?\d(_?\d)*)?i?/,relevance:0}]},{begin:/:=/},{className:"function",beginKeywords:"func",end:"\\s*(\\{|$)",excludeEnd:!0,contains:[n.TITLE_MODE,{className:"params",begin:/\(/,end:/\)/,endsParent:!0,keywords:s,illegal:/["']/}]}]}}function ru(n){let t=n.regex,e={className:"number",relevance:0,variants:[{begin:/([+-]+)?[\d]+_[\d_]+/},{begin:n.NUMBER_RE}]},i=n.COMMENT();i.variants=[{begin:/;/,end:/$/},{begin:/#/,end:/$/}];let r={className:"variable",variants:[{begin:/\$[\w\d"][\w\d_]*/},{begin:/\$\{(.*?)\}/}]},s={className:"literal",begin:/\bon|off|true|false|yes|no\b/},o={className:"string",contains:[n.BACKSLASH_ESCAPE],variants:[{begin:"'''",end:"'''",relevance:10},{begin:'"""',end:'"""',relevance:10},{begin:'"',end:'"'},{begin:"'",end:"'"}]},a={begin:/\[/,end:/\]/,contains:[i,s,r,o,e,"self"],relevance:0},l=/[A-Za-z0-9_-]+/,u=/"(\\"|[^"])*"/,d=/'[^']*'/,p=t.either(l,u,d),f=t.concat(p,"(\\s*\\.\\s*",p,")*",t.lookahead(/\s*=\s*[^#\s]/));return{name:"TOML, also INI",aliases:["toml"],case_insensitive:!0,illegal:/\S/,contains:[i,{className:"section",begin:/\[+/,end:/\]+/},{begin:f,className:"attr",starts:{end:/$/,contains:[i,a,s,r,o,e]}}]}}var Ln="[0-9](_*[0-9])*",Pr=`\\.(${Ln})`,$r="[0-9a-fA-F](_*[0-9a-fA-F])*",su={className:"number",variants:[{begin:`(\\b(${Ln})((${Pr})|\\.)?|(${Pr}))[eE][+-]?(${Ln})[fFdD]?\\b`},{begin:`\\b(${Ln})((${Pr})[fFdD]?\\b|\\.([fFdD]\\b)?)`},{begin:`(${Pr})[fFdD]?\\b`},{begin:`\\b(${Ln})[fFdD]\\b`},{begin:`\\b0[xX]((${$r})\\.?|(${$r})?\\.(${$r}))[pP][+-]?(${Ln})[fFdD]?\\b`},{begin:"\\b(0|[1-9](_*[0-9])*)[lL]?\\b"},{begin:`\\b0[xX](${$r})[lL]?\\b`},{begin:"\\b0(_*[0-7])*[lL]?\\b"},{begin:"\\b0[bB][01](_*[01])*[lL]?\\b"}],relevance:0};function ou(n,t,e){return e===-1?"":n.replace(t,i=>ou(n,t,e-1))}function au(n){let t=n.regex,e="[\xC0-\u02B8a-zA-Z_$][\xC0-\u02B8a-zA-Z_$0-9]*",i="(?:(?:\\s*\\[\\s*])+)?",r=e+"<@@@>"+i,o="(?:"+("\\?(?:\\s+(?:extends|super)\\s+"+r+")?")+"|"+r+")",a=ou("(?:\\s*<\\s*"+o+"(?:\\s*,\\s*"+o+")*\\s*>)?",/<@@@>/g,2),f={keyword:["synchronized","abstract","private","var","static","if","const ","for","while","strictfp","finally","protected","import","native","final","void","enum","else","break","transient","catch","instanceof","volatile","case","assert","package","default","public","try","switch","continue","throws","protected","public","private","module","requires","exports","do","sealed","yield","permits","goto","when"],literal:["false","true","null"],type:["char","boolean","long","float","int","byte","short","double"],built_in:["super","this"]},m={className:"meta",begin:"@"+e,contains:[{begin:/\(/,end:/\)/,contains:["self"]}]},x={className:"params",begin:/\(/,end:/\)/,keywords:f,relevance:0,contains:[n.C_BLOCK_COMMENT_MODE],endsParent:!0};return{name:"Java",aliases:["jsp"],keywords:f,illegal:/<\/|#/,contains:[n.COMMENT("/\\*\\*","\\*/",{relevance:0,contains:[{begin:/\w+@/,relevance:0},{className:"doctag",begin:"@[A-Za-z]+"}]}),{begin:/import java\.[a-z]+\./,keywords:"import",relevance:2},n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE,{begin:/"""/,end:/"""/,className:"string",contains:[n.BACKSLASH_ESCAPE]},n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,{match:[/\b(?:class|interface|enum|extends|implements|new)/,/\s+/,e],className:{1:"keyword",3:"title.class"}},{match:/non-sealed/,scope:"keyword"},{beginKeywords:"new throw return else yield assert",relevance:0},{begin:[e,t.concat(a,i,/\s+/),e,i,/\s*/,/=(?!=)/],className:{1:"type",3:"variable",6:"operator"}},{begin:[/record/,/\s+/,e],className:{1:"keyword",3:"title.class"},contains:[x,n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},{begin:[e,t.concat(a,i,/\s+/),e,/\s*(?=\()/],className:{1:"type",3:"title.function"},keywords:f,contains:[{className:"params",begin:/\(/,end:/\)/,keywords:f,relevance:0,contains:[m,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,su,n.C_BLOCK_COMMENT_MODE]},n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE]},su,m]}}var lu="[A-Za-z$_][0-9A-Za-z$_]*",Mg=["as","in","of","if","for","while","finally","var","new","function","do","return","void","else","break","catch","instanceof","with","throw","case","default","try","switch","continue","typeof","delete","let","yield","const","class","debugger","async","await","static","import","from","export","extends","using"],Ig=["true","false","null","undefined","NaN","Infinity"],cu=["Object","Function","Boolean","Symbol","Math","Date","Number","BigInt","String","RegExp","Array","Float32Array","Float64Array","Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Int32Array","Uint16Array","Uint32Array","BigInt64Array","BigUint64Array","Set","Map","WeakSet","WeakMap","ArrayBuffer","SharedArrayBuffer","Atomics","DataView","JSON","Promise","Generator","GeneratorFunction","AsyncFunction","Reflect","Proxy","Intl","WebAssembly"],du=["Error","EvalError","InternalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError"],uu=["setInterval","setTimeout","clearInterval","clearTimeout","require","exports","eval","isFinite","isNaN","parseFloat","parseInt","decodeURI","decodeURIComponent","encodeURI","encodeURIComponent","escape","unescape"],Rg=["arguments","this","super","console","window","document","localStorage","sessionStorage","module","self","global"],Lg=[].concat(uu,cu,du);function hu(n){let t=n.regex,e=(C,{after:G})=>{let Y="</"+C[0].slice(1);return C.input.indexOf(Y,G)!==-1},i=lu,r={begin:"<>",end:"</>"},s=/<[A-Za-z0-9\\._:-]+\s*\/>/,o={begin:/<[A-Za-z0-9\\._:-]+/,end:/\/[A-Za-z0-9\\._:-]+>|\/>/,isTrulyOpeningTag:(C,G)=>{let Y=C[0].length+C.index,te=C.input[Y];if(te==="<"||te===","){G.ignoreMatch();return}te===">"&&(e(C,{after:Y})||G.ignoreMatch());let oe,He=C.input.substring(Y);if(oe=He.match(/^\s*=/)){G.ignoreMatch();return}if((oe=He.match(/^\s+extends\s+/))&&oe.index===0){G.ignoreMatch();return}}},a={$pattern:lu,keyword:Mg,literal:Ig,built_in:Lg,"variable.language":Rg},l="[0-9](_?[0-9])*",u=`\\.(${l})`,d="0|[1-9](_?[0-9])*|0[0-7]*[89][0-9]*",p={className:"number",variants:[{begin:`(\\b(${d})((${u})|\\.)?|(${u}))[eE][+-]?(${l})\\b`},{begin:`\\b(${d})\\b((${u})\\b|\\.)?|(${u})\\b`},{begin:"\\b(0|[1-9](_?[0-9])*)n\\b"},{begin:"\\b0[xX][0-9a-fA-F](_?[0-9a-fA-F])*n?\\b"},{begin:"\\b0[bB][0-1](_?[0-1])*n?\\b"},{begin:"\\b0[oO][0-7](_?[0-7])*n?\\b"},{begin:"\\b0[0-7]+n?\\b"}],relevance:0},f={className:"subst",begin:"\\$\\{",end:"\\}",keywords:a,contains:[]},m={begin:".?html`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"xml"}},x={begin:".?css`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"css"}},A={begin:".?gql`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"graphql"}},w={className:"string",begin:"`",end:"`",contains:[n.BACKSLASH_ESCAPE,f]},z={className:"comment",variants:[n.COMMENT(/\/\*\*(?!\/)/,"\\*/",{relevance:0,contains:[{begin:"(?=@[A-Za-z]+)",relevance:0,contains:[{className:"doctag",begin:"@[A-Za-z]+"},{className:"type",begin:"\\{",end:"\\}",excludeEnd:!0,excludeBegin:!0,relevance:0},{className:"variable",begin:i+"(?=\\s*(-)|$)",endsParent:!0,relevance:0},{begin:/(?=[^\n])\s/,relevance:0}]}]}),n.C_BLOCK_COMMENT_MODE,n.C_LINE_COMMENT_MODE]},N=[n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,m,x,A,w,{match:/\$\d+/},p];f.contains=N.concat({begin:/\{/,end:/\}/,keywords:a,contains:["self"].concat(N)});let D=[].concat(z,f.contains),M=D.concat([{begin:/(\s*)\(/,end:/\)/,keywords:a,contains:["self"].concat(D)}]),P={className:"params",begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:a,contains:M},B={variants:[{match:[/class/,/\s+/,i,/\s+/,/extends/,/\s+/,t.concat(i,"(",t.concat(/\./,i),")*")],scope:{1:"keyword",3:"title.class",5:"keyword",7:"title.class.inherited"}},{match:[/class/,/\s+/,i],scope:{1:"keyword",3:"title.class"}}]},U={relevance:0,match:t.either(/\bJSON/,/\b[A-Z][a-z]+([A-Z][a-z]*|\d)*/,/\b[A-Z]{2,}([A-Z][a-z]+|\d)+([A-Z][a-z]*)*/,/\b[A-Z]{2,}[a-z]+([A-Z][a-z]+|\d)*([A-Z][a-z]*)*/),className:"title.class",keywords:{_:[...cu,...du]}},j={label:"use_strict",className:"meta",relevance:10,begin:/^\s*['"]use (strict|asm)['"]/},de={variants:[{match:[/function/,/\s+/,i,/(?=\s*\()/]},{match:[/function/,/\s*(?=\()/]}],className:{1:"keyword",3:"title.function"},label:"func.def",contains:[P],illegal:/%/},g={relevance:0,match:/\b[A-Z][A-Z_0-9]+\b/,className:"variable.constant"};function y(C){return t.concat("(?!",C.join("|"),")")}let F={match:t.concat(/\b/,y([...uu,"super","import","await"].map(C=>`${C}\\s*\\(`)),i,t.lookahead(/\s*\(/)),className:"title.function",relevance:0},R={begin:t.concat(/\./,t.lookahead(t.concat(i,/(?![0-9A-Za-z$_(])/))),end:i,excludeBegin:!0,keywords:"prototype",className:"property",relevance:0},L={match:[/get|set/,/\s+/,i,/(?=\()/],className:{1:"keyword",3:"title.function"},contains:[{begin:/\(\)/},P]},_="(\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)|"+n.UNDERSCORE_IDENT_RE+")\\s*=>",k={match:[/const|var|let/,/\s+/,i,/\s*/,/=\s*/,/(async\s*)?/,t.lookahead(_)],keywords:"async",className:{1:"keyword",3:"title.function"},contains:[P]};return{name:"JavaScript",aliases:["js","jsx","mjs","cjs"],keywords:a,exports:{PARAMS_CONTAINS:M,CLASS_REFERENCE:U},illegal:/#(?![$_A-Za-z])/,contains:[n.SHEBANG({label:"shebang",binary:"node",relevance:5}),j,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,m,x,A,w,z,{match:/\$\d+/},p,U,{scope:"attr",match:i+t.lookahead(":"),relevance:0},k,{begin:"("+n.RE_STARTERS_RE+"|\\b(case|return|throw)\\b)\\s*",keywords:"return throw case",relevance:0,contains:[z,n.REGEXP_MODE,{className:"function",begin:_,returnBegin:!0,end:"\\s*=>",contains:[{className:"params",variants:[{begin:n.UNDERSCORE_IDENT_RE,relevance:0},{className:null,begin:/\(\s*\)/,skip:!0},{begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:a,contains:M}]}]},{begin:/,/,relevance:0},{match:/\s+/,relevance:0},{variants:[{begin:r.begin,end:r.end},{match:s},{begin:o.begin,"on:begin":o.isTrulyOpeningTag,end:o.end}],subLanguage:"xml",contains:[{begin:o.begin,end:o.end,skip:!0,contains:["self"]}]}]},de,{beginKeywords:"while if switch catch for"},{begin:"\\b(?!function)"+n.UNDERSCORE_IDENT_RE+"\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)\\s*\\{",returnBegin:!0,label:"func.def",contains:[P,n.inherit(n.TITLE_MODE,{begin:i,className:"title.function"})]},{match:/\.\.\./,relevance:0},R,{match:"\\$"+i,relevance:0},{match:[/\bconstructor(?=\s*\()/],className:{1:"title.function"},contains:[P]},F,g,B,L,{match:/\$[(.]/}]}}var Dg="([-+]?)(\\b0[xX][a-fA-F0-9]+|(\\b\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?)|NaN|[-+]?Infinity",Pg={scope:"number",match:Dg,relevance:0};function pu(n){let t={className:"attr",begin:/(("(\\.|[^\\"\r\n])*")|('(\\.|[^\\'\r\n])*'))(?=\s*:)/,relevance:1.01},e={match:/[{}[\],:]/,className:"punctuation",relevance:0},i=["true","false","null"],r={scope:"literal",beginKeywords:i.join(" ")};return{name:"JSON",aliases:["jsonc","json5"],keywords:{literal:i},contains:[t,e,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,r,Pg,n.C_LINE_COMMENT_MODE,n.C_BLOCK_COMMENT_MODE],illegal:"\\S"}}var Dn="[0-9](_*[0-9])*",Br=`\\.(${Dn})`,Fr="[0-9a-fA-F](_*[0-9a-fA-F])*",$g={className:"number",variants:[{begin:`(\\b(${Dn})((${Br})|\\.)?|(${Br}))[eE][+-]?(${Dn})[fFdD]?\\b`},{begin:`\\b(${Dn})((${Br})[fFdD]?\\b|\\.([fFdD]\\b)?)`},{begin:`(${Br})[fFdD]?\\b`},{begin:`\\b(${Dn})[fFdD]\\b`},{begin:`\\b0[xX]((${Fr})\\.?|(${Fr})?\\.(${Fr}))[pP][+-]?(${Dn})[fFdD]?\\b`},{begin:"\\b(0|[1-9](_*[0-9])*)[lL]?\\b"},{begin:`\\b0[xX](${Fr})[lL]?\\b`},{begin:"\\b0(_*[0-7])*[lL]?\\b"},{begin:"\\b0[bB][01](_*[01])*[lL]?\\b"}],relevance:0};function fu(n){let t={keyword:"abstract as val var vararg get set class object open private protected public noinline crossinline dynamic final enum if else do while for when throw try catch finally import package is in fun override companion reified inline lateinit init interface annotation data sealed internal infix operator out by constructor super tailrec where const inner suspend typealias external expect actual",built_in:"Byte Short Char Int Long Boolean Float Double Void Unit Nothing",literal:"true false null"},e={className:"keyword",begin:/\b(break|continue|return|this)\b/,starts:{contains:[{className:"symbol",begin:/@\w+/}]}},i={className:"symbol",begin:n.UNDERSCORE_IDENT_RE+"@"},r={className:"subst",begin:/\$\{/,end:/\}/,contains:[n.C_NUMBER_MODE]},s={className:"variable",begin:"\\$"+n.UNDERSCORE_IDENT_RE},o={className:"string",variants:[{begin:'"""',end:'"""(?=[^"])',contains:[s,r]},{begin:"'",end:"'",illegal:/\n/,contains:[n.BACKSLASH_ESCAPE]},{begin:'"',end:'"',illegal:/\n/,contains:[n.BACKSLASH_ESCAPE,s,r]}]};r.contains.push(o);let a={className:"meta",begin:"@(?:file|property|field|get|set|receiver|param|setparam|delegate)\\s*:(?:\\s*"+n.UNDERSCORE_IDENT_RE+")?"},l={className:"meta",begin:"@"+n.UNDERSCORE_IDENT_RE,contains:[{begin:/\(/,end:/\)/,contains:[n.inherit(o,{className:"string"}),"self"]}]},u=$g,d=n.COMMENT("/\\*","\\*/",{contains:[n.C_BLOCK_COMMENT_MODE]}),p={variants:[{className:"type",begin:n.UNDERSCORE_IDENT_RE},{begin:/\(/,end:/\)/,contains:[]}]},f=p;return f.variants[1].contains=[p],p.variants[1].contains=[f],{name:"Kotlin",aliases:["kt","kts","ktm","ktx"],keywords:t,contains:[n.COMMENT("/\\*\\*","\\*/",{relevance:0,contains:[{className:"doctag",begin:"@[A-Za-z]+"}]}),n.C_LINE_COMMENT_MODE,d,e,i,a,l,{className:"function",beginKeywords:"fun",end:"[(]|$",returnBegin:!0,excludeEnd:!0,keywords:t,relevance:5,contains:[{begin:n.UNDERSCORE_IDENT_RE+"\\s*\\(",returnBegin:!0,relevance:0,contains:[n.UNDERSCORE_TITLE_MODE]},{className:"type",begin:/</,end:/>/,keywords:"reified",relevance:0},{className:"params",begin:/\(/,end:/\)/,endsParent:!0,keywords:t,relevance:0,contains:[{begin:/:/,end:/[=,\/]/,endsWithParent:!0,contains:[p,n.C_LINE_COMMENT_MODE,d],relevance:0},n.C_LINE_COMMENT_MODE,d,a,l,o,n.C_NUMBER_MODE]},d]},{begin:[/class|interface|trait/,/\s+/,n.UNDERSCORE_IDENT_RE],beginScope:{3:"title.class"},keywords:"class interface trait",end:/[:\{(]|$/,excludeEnd:!0,illegal:"extends implements",contains:[{beginKeywords:"public protected internal private constructor"},n.UNDERSCORE_TITLE_MODE,{className:"type",begin:/</,end:/>/,excludeBegin:!0,excludeEnd:!0,relevance:0},{className:"type",begin:/[,:]\s*/,end:/[<\(,){\s]|$/,excludeBegin:!0,returnEnd:!0},a,l]},o,{className:"meta",begin:"^#!/usr/bin/env",end:"$",illegal:`
`},u]}}function mu(n){let t=n.regex,e={begin:/<\/?[A-Za-z_]/,end:">",subLanguage:"xml",relevance:0},i={match:/^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/},r={className:"code",variants:[{begin:"(`{3,})[^`](.|\\n)*?\\1`*[ ]*"},{begin:"(~{3,})[^~](.|\\n)*?\\1~*[ ]*"},{begin:"```",end:"```+[ ]*$"},{begin:"~~~",end:"~~~+[ ]*$"},{begin:"`.+?`"},{begin:"(?=^( {4}|\\t))",contains:[{begin:"^( {4}|\\t)",end:"(\\n)$"}],relevance:0}]},s={className:"bullet",begin:"^[ 	]*([*+-]|(\\d+\\.))(?=\\s+)",end:"\\s+",excludeEnd:!0},o={begin:/^\[[^\n]+\]:/,returnBegin:!0,contains:[{className:"symbol",begin:/\[/,end:/\]/,excludeBegin:!0,excludeEnd:!0},{className:"link",begin:/:\s*/,end:/$/,excludeBegin:!0}]},a=/[A-Za-z][A-Za-z0-9+.-]*/,l={variants:[{begin:/\[.+?\]\[.*?\]/,relevance:0},{begin:/\[.+?\]\(((data|javascript|mailto):|(?:http|ftp)s?:\/\/).*?\)/,relevance:2},{begin:t.concat(/\[.+?\]\(/,a,/:\/\/.*?\)/),relevance:2},{begin:/\[.+?\]\([./?&#].*?\)/,relevance:1},{begin:/\[.*?\]\(.*?\)/,relevance:0}],returnBegin:!0,contains:[{match:/\[(?=\])/},{className:"string",relevance:0,begin:"\\[",end:"\\]",excludeBegin:!0,returnEnd:!0},{className:"link",relevance:0,begin:"\\]\\(",end:"\\)",excludeBegin:!0,excludeEnd:!0},{className:"symbol",relevance:0,begin:"\\]\\[",end:"\\]",excludeBegin:!0,excludeEnd:!0}]},u={className:"strong",contains:[],variants:[{begin:/_{2}(?!\s)/,end:/_{2}/},{begin:/\*{2}(?!\s)/,end:/\*{2}/}]},d={className:"emphasis",contains:[],variants:[{begin:/\*(?![*\s])/,end:/\*/},{begin:/_(?![_\s])/,end:/_/,relevance:0}]},p=n.inherit(u,{contains:[]}),f=n.inherit(d,{contains:[]});u.contains.push(f),d.contains.push(p);let m=[e,l];return[u,d,p,f].forEach(S=>{S.contains=S.contains.concat(m)}),m=m.concat(u,d),{name:"Markdown",aliases:["md","mkdown","mkd"],contains:[{className:"section",variants:[{begin:"^#{1,6}",end:"$",contains:m},{begin:"(?=^.+?\\n[=-]{2,}$)",contains:[{begin:"^[=-]*$"},{begin:"^",end:"\\n",contains:m}]}]},e,s,i,u,d,{className:"quote",begin:"^>\\s+",contains:m,end:"$"},r,l,o,{scope:"literal",match:/&([a-zA-Z0-9]+|#[0-9]{1,7}|#[Xx][0-9a-fA-F]{1,6});/}]}}function gu(n){let t=n.regex,e=/(?![A-Za-z0-9])(?![$])/,i=t.concat(/[a-zA-Z_\x7f-\xff][a-zA-Z0-9_\x7f-\xff]*/,e),r=t.concat(/(\\?[A-Z][a-z0-9_\x7f-\xff]+|\\?[A-Z]+(?=[A-Z][a-z0-9_\x7f-\xff])){1,}/,e),s=t.concat(/[A-Z]+/,e),o={scope:"variable",match:"\\$+"+i},a={scope:"meta",variants:[{begin:/<\?php/,relevance:10},{begin:/<\?=/},{begin:/<\?/,relevance:.1},{begin:/\?>/}]},l={scope:"subst",variants:[{begin:/\$\w+/},{begin:/\{\$/,end:/\}/}]},u=n.inherit(n.APOS_STRING_MODE,{illegal:null}),d=n.inherit(n.QUOTE_STRING_MODE,{illegal:null,contains:n.QUOTE_STRING_MODE.contains.concat(l)}),p={begin:/<<<[ \t]*(?:(\w+)|"(\w+)")\n/,end:/[ \t]*(\w+)\b/,contains:n.QUOTE_STRING_MODE.contains.concat(l),"on:begin":(R,L)=>{L.data._beginMatch=R[1]||R[2]},"on:end":(R,L)=>{L.data._beginMatch!==R[1]&&L.ignoreMatch()}},f=n.END_SAME_AS_BEGIN({begin:/<<<[ \t]*'(\w+)'\n/,end:/[ \t]*(\w+)\b/}),m=`[ 	
]`,x={scope:"string",variants:[d,u,p,f]},A={scope:"number",variants:[{begin:"\\b0[bB][01]+(?:_[01]+)*\\b"},{begin:"\\b0[oO][0-7]+(?:_[0-7]+)*\\b"},{begin:"\\b0[xX][\\da-fA-F]+(?:_[\\da-fA-F]+)*\\b"},{begin:"(?:\\b\\d+(?:_\\d+)*(\\.(?:\\d+(?:_\\d+)*))?|\\B\\.\\d+)(?:[eE][+-]?\\d+)?"}],relevance:0},w=["false","null","true"],S=["__CLASS__","__DIR__","__FILE__","__FUNCTION__","__COMPILER_HALT_OFFSET__","__LINE__","__METHOD__","__NAMESPACE__","__TRAIT__","die","echo","exit","include","include_once","print","require","require_once","array","abstract","and","as","binary","bool","boolean","break","callable","case","catch","class","clone","const","continue","declare","default","do","double","else","elseif","empty","enddeclare","endfor","endforeach","endif","endswitch","endwhile","enum","eval","extends","final","finally","float","for","foreach","from","global","goto","if","implements","instanceof","insteadof","int","integer","interface","isset","iterable","list","match|0","mixed","new","never","object","or","private","protected","public","readonly","real","return","string","switch","throw","trait","try","unset","use","var","void","while","xor","yield"],z=["Error|0","AppendIterator","ArgumentCountError","ArithmeticError","ArrayIterator","ArrayObject","AssertionError","BadFunctionCallException","BadMethodCallException","CachingIterator","CallbackFilterIterator","CompileError","Countable","DirectoryIterator","DivisionByZeroError","DomainException","EmptyIterator","ErrorException","Exception","FilesystemIterator","FilterIterator","GlobIterator","InfiniteIterator","InvalidArgumentException","IteratorIterator","LengthException","LimitIterator","LogicException","MultipleIterator","NoRewindIterator","OutOfBoundsException","OutOfRangeException","OuterIterator","OverflowException","ParentIterator","ParseError","RangeException","RecursiveArrayIterator","RecursiveCachingIterator","RecursiveCallbackFilterIterator","RecursiveDirectoryIterator","RecursiveFilterIterator","RecursiveIterator","RecursiveIteratorIterator","RecursiveRegexIterator","RecursiveTreeIterator","RegexIterator","RuntimeException","SeekableIterator","SplDoublyLinkedList","SplFileInfo","SplFileObject","SplFixedArray","SplHeap","SplMaxHeap","SplMinHeap","SplObjectStorage","SplObserver","SplPriorityQueue","SplQueue","SplStack","SplSubject","SplTempFileObject","TypeError","UnderflowException","UnexpectedValueException","UnhandledMatchError","ArrayAccess","BackedEnum","Closure","Fiber","Generator","Iterator","IteratorAggregate","Serializable","Stringable","Throwable","Traversable","UnitEnum","WeakReference","WeakMap","Directory","__PHP_Incomplete_Class","parent","php_user_filter","self","static","stdClass"],D={keyword:S,literal:(R=>{let L=[];return R.forEach(_=>{L.push(_),_.toLowerCase()===_?L.push(_.toUpperCase()):L.push(_.toLowerCase())}),L})(w),built_in:z},M=R=>R.map(L=>L.replace(/\|\d+$/,"")),P={variants:[{match:[/new/,t.concat(m,"+"),t.concat("(?!",M(z).join("\\b|"),"\\b)"),r],scope:{1:"keyword",4:"title.class"}}]},B=t.concat(i,"\\b(?!\\()"),U={variants:[{match:[t.concat(/::/,t.lookahead(/(?!class\b)/)),B],scope:{2:"variable.constant"}},{match:[/::/,/class/],scope:{2:"variable.language"}},{match:[r,t.concat(/::/,t.lookahead(/(?!class\b)/)),B],scope:{1:"title.class",3:"variable.constant"}},{match:[r,t.concat("::",t.lookahead(/(?!class\b)/))],scope:{1:"title.class"}},{match:[r,/::/,/class/],scope:{1:"title.class",3:"variable.language"}}]},j={scope:"attr",match:t.concat(i,t.lookahead(":"),t.lookahead(/(?!::)/))},de={relevance:0,begin:/\(/,end:/\)/,keywords:D,contains:[j,o,U,n.C_BLOCK_COMMENT_MODE,n.C_LINE_COMMENT_MODE,n.HASH_COMMENT_MODE,x,A,P]},g={relevance:0,match:[/\b/,t.concat("(?!fn\\b|function\\b|",M(S).join("\\b|"),"|",M(z).join("\\b|"),"\\b)"),i,t.concat(m,"*"),t.lookahead(/(?=\()/)],scope:{3:"title.function.invoke"},contains:[de]};de.contains.push(g);let y=[j,U,n.C_BLOCK_COMMENT_MODE,n.C_LINE_COMMENT_MODE,n.HASH_COMMENT_MODE,x,A,P],F={begin:t.concat(/#\[\s*\\?/,t.either(r,s)),beginScope:"meta",end:/]/,endScope:"meta",keywords:{literal:w,keyword:["new","array"]},contains:[{begin:/\[/,end:/]/,keywords:{literal:w,keyword:["new","array"]},contains:["self",...y]},...y,{scope:"meta",variants:[{match:r},{match:s}]}]};return{case_insensitive:!1,keywords:D,contains:[F,n.HASH_COMMENT_MODE,n.COMMENT("//","$"),n.COMMENT("/\\*","\\*/",{contains:[{scope:"doctag",match:"@[A-Za-z]+"}]}),{match:/__halt_compiler\(\);/,keywords:"__halt_compiler",starts:{scope:"comment",end:n.MATCH_NOTHING_RE,contains:[{match:/\?>/,scope:"meta",endsParent:!0}]}},a,{scope:"variable.language",match:/\$this\b/},o,g,U,{match:[/const/,/\s/,i],scope:{1:"keyword",3:"variable.constant"}},P,{scope:"function",relevance:0,beginKeywords:"fn function",end:/[;{]/,excludeEnd:!0,illegal:"[$%\\[]",contains:[{beginKeywords:"use"},n.UNDERSCORE_TITLE_MODE,{begin:"=>",endsParent:!0},{scope:"params",begin:"\\(",end:"\\)",excludeBegin:!0,excludeEnd:!0,keywords:D,contains:["self",F,o,U,n.C_BLOCK_COMMENT_MODE,n.C_LINE_COMMENT_MODE,n.HASH_COMMENT_MODE,x,A]}]},{scope:"class",variants:[{beginKeywords:"enum",illegal:/[($"]/},{beginKeywords:"class interface trait",illegal:/[:($"]/}],relevance:0,end:/\{/,excludeEnd:!0,contains:[{beginKeywords:"extends implements"},n.UNDERSCORE_TITLE_MODE]},{beginKeywords:"namespace",relevance:0,end:";",illegal:/[.']/,contains:[n.inherit(n.UNDERSCORE_TITLE_MODE,{scope:"title.class"})]},{beginKeywords:"use",relevance:0,end:";",contains:[{match:/\b(as|const|function)\b/,scope:"keyword"},n.UNDERSCORE_TITLE_MODE]},x,A]}}function _u(n){let t=n.regex,e=/[\p{XID_Start}_]\p{XID_Continue}*/u,i=["and","as","assert","async","await","break","case","class","continue","def","del","elif","else","except","finally","for","from","global","if","import","in","is","lambda","lazy","match","nonlocal|10","not","or","pass","raise","return","try","while","with","yield"],a={$pattern:/[A-Za-z]\w+|__\w+__/,keyword:i,built_in:["__import__","abs","aiter","all","anext","any","ascii","bin","bool","breakpoint","bytearray","bytes","callable","chr","classmethod","compile","complex","delattr","dict","dir","divmod","enumerate","eval","exec","filter","float","format","frozendict","frozenset","getattr","globals","hasattr","hash","help","hex","id","input","int","isinstance","issubclass","iter","len","list","locals","map","max","memoryview","min","next","object","oct","open","ord","pow","print","property","range","repr","reversed","round","sentinel","set","setattr","slice","sorted","staticmethod","str","sum","super","tuple","type","vars","zip"],literal:["__debug__","Ellipsis","False","None","NotImplemented","True"],type:["Any","Callable","Coroutine","Dict","List","Literal","Generic","Optional","Sequence","Set","Tuple","Type","Union"]},l={className:"meta",begin:/^(>>>|\.\.\.) /},u={className:"subst",begin:/\{/,end:/\}/,keywords:a,illegal:/#/},d={begin:/\{\{/,relevance:0},p={className:"string",contains:[n.BACKSLASH_ESCAPE],variants:[{begin:/([uU]|[bB]|[rR]|[bB][rR]|[rR][bB])?'''/,end:/'''/,contains:[n.BACKSLASH_ESCAPE,l],relevance:10},{begin:/([uU]|[bB]|[rR]|[bB][rR]|[rR][bB])?"""/,end:/"""/,contains:[n.BACKSLASH_ESCAPE,l],relevance:10},{begin:/([fFtT][rR]|[rR][fFtT]|[fFtT])'''/,end:/'''/,contains:[n.BACKSLASH_ESCAPE,l,d,u]},{begin:/([fFtT][rR]|[rR][fFtT]|[fFtT])"""/,end:/"""/,contains:[n.BACKSLASH_ESCAPE,l,d,u]},{begin:/([uU]|[rR])'/,end:/'/,relevance:10},{begin:/([uU]|[rR])"/,end:/"/,relevance:10},{begin:/([bB]|[bB][rR]|[rR][bB])'/,end:/'/},{begin:/([bB]|[bB][rR]|[rR][bB])"/,end:/"/},{begin:/([fFtT][rR]|[rR][fFtT]|[fFtT])'/,end:/'/,contains:[n.BACKSLASH_ESCAPE,d,u]},{begin:/([fFtT][rR]|[rR][fFtT]|[fFtT])"/,end:/"/,contains:[n.BACKSLASH_ESCAPE,d,u]},n.APOS_STRING_MODE,n.QUOTE_STRING_MODE]},f="[0-9](_?[0-9])*",m=`(\\b(${f}))?\\.(${f})|\\b(${f})\\.`,x=`\\b|${i.join("|")}`,A={className:"number",relevance:0,variants:[{begin:`(\\b(${f})|(${m}))[eE][+-]?(${f})[jJ]?(?=${x})`},{begin:`(${m})[jJ]?`},{begin:`\\b([1-9](_?[0-9])*|0+(_?0)*)[lLjJ]?(?=${x})`},{begin:`\\b0[bB](_?[01])+[lL]?(?=${x})`},{begin:`\\b0[oO](_?[0-7])+[lL]?(?=${x})`},{begin:`\\b0[xX](_?[0-9a-fA-F])+[lL]?(?=${x})`},{begin:`\\b(${f})[jJ](?=${x})`}]},w={className:"comment",begin:t.lookahead(/# type:/),end:/$/,keywords:a,contains:[{begin:/# type:/},{begin:/#/,end:/\b\B/,endsWithParent:!0}]},S={className:"params",variants:[{className:"",begin:/\(\s*\)/,skip:!0},{begin:/\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:a,contains:["self",l,A,p,n.HASH_COMMENT_MODE]}]};return u.contains=[p,A,l],{name:"Python",aliases:["py","gyp","ipython"],unicodeRegex:!0,keywords:a,illegal:/(<\/|\?)|=>/,contains:[l,A,{scope:"variable.language",match:/\bself\b/},{beginKeywords:"if",relevance:0},{match:/\bor\b/,scope:"keyword"},p,w,n.HASH_COMMENT_MODE,{match:[/\bdef/,/\s+/,e],scope:{1:"keyword",3:"title.function"},contains:[S]},{variants:[{match:[/\bclass/,/\s+/,e,/\s*/,/\(\s*/,e,/\s*\)/]},{match:[/\bclass/,/\s+/,e]}],scope:{1:"keyword",3:"title.class",6:"title.class.inherited"}},{className:"meta",begin:/^[\t ]*@/,end:/(?=#)|$/,contains:[A,S,p]}]}}function bu(n){let t=n.regex,e="([a-zA-Z_]\\w*[!?=]?|[-+~]@|<<|>>|=~|===?|<=>|[<>]=?|\\*\\*|[-/+%^&*~`|]|\\[\\]=?)",i=t.either(/\b([A-Z]+[a-z0-9]+)+/,/\b([A-Z]+[a-z0-9]+)+[A-Z]+/),r=t.concat(i,/(::\w+)*/),o={"variable.constant":["__FILE__","__LINE__","__ENCODING__"],"variable.language":["self","super"],keyword:["alias","and","begin","BEGIN","break","case","class","defined","do","else","elsif","end","END","ensure","for","if","in","module","next","not","or","redo","require","rescue","retry","return","then","undef","unless","until","when","while","yield",...["include","extend","prepend","public","private","protected","raise","throw"]],built_in:["proc","lambda","attr_accessor","attr_reader","attr_writer","define_method","private_constant","module_function"],literal:["true","false","nil"]},a={className:"doctag",begin:"@[A-Za-z]+"},l={begin:"#<",end:">"},u=[n.COMMENT("#","$",{contains:[a]}),n.COMMENT("^=begin","^=end",{contains:[a],relevance:10}),n.COMMENT("^__END__",n.MATCH_NOTHING_RE)],d={className:"subst",begin:/#\{/,end:/\}/,keywords:o},p={className:"string",contains:[n.BACKSLASH_ESCAPE,d],variants:[{begin:/'/,end:/'/},{begin:/"/,end:/"/},{begin:/`/,end:/`/},{begin:/%[qQwWx]?\(/,end:/\)/},{begin:/%[qQwWx]?\[/,end:/\]/},{begin:/%[qQwWx]?\{/,end:/\}/},{begin:/%[qQwWx]?</,end:/>/},{begin:/%[qQwWx]?\//,end:/\//},{begin:/%[qQwWx]?%/,end:/%/},{begin:/%[qQwWx]?-/,end:/-/},{begin:/%[qQwWx]?\|/,end:/\|/},{begin:/\B\?(\\\d{1,3})/},{begin:/\B\?(\\x[A-Fa-f0-9]{1,2})/},{begin:/\B\?(\\u\{?[A-Fa-f0-9]{1,6}\}?)/},{begin:/\B\?(\\M-\\C-|\\M-\\c|\\c\\M-|\\M-|\\C-\\M-)[\x20-\x7e]/},{begin:/\B\?\\(c|C-)[\x20-\x7e]/},{begin:/\B\?\\?\S/},{begin:t.concat(/<<[-~]?'?/,t.lookahead(/(\w+)(?=\W)[^\n]*\n(?:[^\n]*\n)*?\s*\1\b/)),contains:[n.END_SAME_AS_BEGIN({begin:/(\w+)/,end:/(\w+)/,contains:[n.BACKSLASH_ESCAPE,d]})]}]},f="[1-9](_?[0-9])*|0",m="[0-9](_?[0-9])*",x={className:"number",relevance:0,variants:[{begin:`\\b(${f})(\\.(${m}))?([eE][+-]?(${m})|r)?i?\\b`},{begin:"\\b0[dD][0-9](_?[0-9])*r?i?\\b"},{begin:"\\b0[bB][0-1](_?[0-1])*r?i?\\b"},{begin:"\\b0[oO][0-7](_?[0-7])*r?i?\\b"},{begin:"\\b0[xX][0-9a-fA-F](_?[0-9a-fA-F])*r?i?\\b"},{begin:"\\b0(_?[0-7])+r?i?\\b"}]},A={variants:[{match:/\(\)/},{className:"params",begin:/\(/,end:/(?=\))/,excludeBegin:!0,endsParent:!0,keywords:o}]},P=[p,{variants:[{match:[/class\s+/,r,/\s+<\s+/,r]},{match:[/\b(class|module)\s+/,r]}],scope:{2:"title.class",4:"title.class.inherited"},keywords:o},{match:[/(include|extend)\s+/,r],scope:{2:"title.class"},keywords:o},{relevance:0,match:[r,/\.new[. (]/],scope:{1:"title.class"}},{relevance:0,match:/\b[A-Z][A-Z_0-9]+\b/,className:"variable.constant"},{relevance:0,match:i,scope:"title.class"},{match:[/def/,/\s+/,e],scope:{1:"keyword",3:"title.function"},contains:[A]},{begin:"::"},{className:"symbol",begin:n.UNDERSCORE_IDENT_RE+"(!|\\?)?:",relevance:0},{className:"symbol",begin:":(?!\\s)",contains:[p,{begin:e}],relevance:0},x,{className:"variable",begin:"(\\$\\W)|((\\$|@@?)(\\w+))(?=[^@$?])(?![A-Za-z])(?![@$?'])"},{className:"params",begin:/\|(?!=)/,end:/\|/,excludeBegin:!0,excludeEnd:!0,relevance:0,keywords:o},{begin:"("+n.RE_STARTERS_RE+"|unless)\\s*",keywords:"unless",contains:[{className:"regexp",contains:[n.BACKSLASH_ESCAPE,d],illegal:/\n/,variants:[{begin:"/",end:"/[a-z]*"},{begin:/%r\{/,end:/\}[a-z]*/},{begin:"%r\\(",end:"\\)[a-z]*"},{begin:"%r!",end:"![a-z]*"},{begin:"%r\\[",end:"\\][a-z]*"}]}].concat(l,u),relevance:0}].concat(l,u);d.contains=P,A.contains=P;let de=[{begin:/^\s*=>/,starts:{end:"$",contains:P}},{className:"meta.prompt",begin:"^("+"[>?]>"+"|"+"[\\w#]+\\(\\w+\\):\\d+:\\d+[>*]"+"|"+"(\\w+-)?\\d+\\.\\d+\\.\\d+(p\\d+)?[^\\d][^>]+>"+")(?=[ ])",starts:{end:"$",keywords:o,contains:P}}];return u.unshift(l),{name:"Ruby",aliases:["rb","gemspec","podspec","thor","irb"],keywords:o,illegal:/\/\*/,contains:[n.SHEBANG({binary:"ruby"})].concat(de).concat(u).concat(P)}}function vu(n){let t=n.regex,e=/(r#)?/,i=t.concat(e,n.UNDERSCORE_IDENT_RE),r=t.concat(e,n.IDENT_RE),s={scope:"title.function.invoke",relevance:0,begin:t.concat(/\b/,/(?!(?:let|for|while|if|else|match)\b)/,r,t.lookahead(/\s*\(/))},o="([ui](8|16|32|64|128|size)|f(16|32|64|128))?",a=["abstract","as","async","await","become","box","break","const","continue","crate","do","dyn","else","enum","extern","false","final","fn","for","if","impl","in","let","loop","macro","match","mod","move","mut","override","priv","pub","raw","ref","return","self","Self","static","struct","super","trait","true","try","type","typeof","union","unsafe","unsized","use","virtual","where","while","yield"],l=["true","false","Some","None","Ok","Err"],u=["drop ","Copy","Send","Sized","Sync","Drop","Fn","FnMut","FnOnce","ToOwned","Clone","Debug","PartialEq","PartialOrd","Eq","Ord","AsRef","AsMut","Into","From","Default","Iterator","Extend","IntoIterator","DoubleEndedIterator","ExactSizeIterator","SliceConcatExt","ToString","assert!","assert_eq!","bitflags!","bytes!","cfg!","col!","concat!","concat_idents!","debug_assert!","debug_assert_eq!","env!","eprintln!","panic!","file!","format!","format_args!","include_bytes!","include_str!","line!","local_data_key!","module_path!","option_env!","print!","println!","select!","stringify!","try!","unimplemented!","unreachable!","vec!","write!","writeln!","macro_rules!","assert_ne!","debug_assert_ne!"],d=["i8","i16","i32","i64","i128","isize","u8","u16","u32","u64","u128","usize","f16","f32","f64","f128","str","char","bool","Box","Option","Result","String","Vec"];return{name:"Rust",aliases:["rs"],keywords:{$pattern:n.IDENT_RE+"!?",type:d,keyword:a,literal:l,built_in:u},illegal:"</",contains:[n.C_LINE_COMMENT_MODE,n.COMMENT("/\\*","\\*/",{contains:["self"]}),n.inherit(n.QUOTE_STRING_MODE,{begin:/b?"/,illegal:null}),{scope:"symbol",begin:/'[a-zA-Z_][a-zA-Z0-9_]*(?!')/},{scope:"string",variants:[{begin:/b?r(#*)"(.|\n)*?"\1(?!#)/},{begin:/b?'/,end:/'/,contains:[{scope:"char.escape",match:/\\('|"|\\|\w|x\w{2}|u\w{4}|U\w{8})/}]}]},{scope:"number",variants:[{begin:"\\b0b([01_]+)"+o},{begin:"\\b0o([0-7_]+)"+o},{begin:"\\b0x([A-Fa-f0-9_]+)"+o},{begin:"\\b(\\d[\\d_]*(\\.[0-9_]+)?([eE][+-]?[0-9_]+)?)"+o}],relevance:0},{begin:[/\bsafe/,/\s+/,/extern/],scope:{1:"keyword",3:"keyword"}},{begin:[/fn/,/\s+/,i],scope:{1:"keyword",3:"title.function"}},{scope:"meta",begin:"#!?\\[",end:"\\]",contains:[{scope:"string",begin:/"/,end:/"/,contains:[n.BACKSLASH_ESCAPE]}]},{begin:[/let/,/\s+/,/(?:mut\s+)?/,i],scope:{1:"keyword",3:"keyword",4:"variable"}},{begin:[/for/,/\s+/,i,/\s+/,/in/],scope:{1:"keyword",3:"variable",5:"keyword"}},{begin:[/type/,/\s+/,i],scope:{1:"keyword",3:"title.class"}},{begin:[/(?:trait|enum|struct|union|impl|for)/,/\s+/,i],scope:{1:"keyword",3:"title.class"}},{begin:n.IDENT_RE+"::",keywords:{keyword:"Self",built_in:u,type:d}},{scope:"punctuation",begin:"->"},s]}}function yu(n){return{name:"Shell Session",aliases:["console","shellsession"],contains:[{className:"meta.prompt",begin:/^\s{0,3}[./~\w\d[\]()@-]*[>%$#][ ]?/,starts:{end:/[^\\](?=\s*$)/,subLanguage:"bash"}}]}}function Eu(n){let t=n.regex,e=n.COMMENT("--","$"),i={scope:"string",variants:[{begin:/'/,end:/'/,contains:[{match:/''/}]}]},r={begin:/"/,end:/"/,contains:[{match:/""/}]},s=["true","false","unknown"],o=["double precision","large object","with timezone","without timezone"],a=["bigint","binary","blob","boolean","char","character","clob","date","dec","decfloat","decimal","float","int","integer","interval","nchar","nclob","national","numeric","real","row","smallint","time","timestamp","varchar","varying","varbinary"],l=["add","asc","collation","desc","final","first","last","view"],u=["abs","acos","all","allocate","alter","and","any","are","array","array_agg","array_max_cardinality","as","asensitive","asin","asymmetric","at","atan","atomic","authorization","avg","begin","begin_frame","begin_partition","between","bigint","binary","blob","boolean","both","by","call","called","cardinality","cascaded","case","cast","ceil","ceiling","char","char_length","character","character_length","check","classifier","clob","close","coalesce","collate","collect","column","commit","condition","connect","constraint","contains","convert","copy","corr","corresponding","cos","cosh","count","covar_pop","covar_samp","create","cross","cube","cume_dist","current","current_catalog","current_date","current_default_transform_group","current_path","current_role","current_row","current_schema","current_time","current_timestamp","current_path","current_role","current_transform_group_for_type","current_user","cursor","cycle","date","day","deallocate","dec","decimal","decfloat","declare","default","define","delete","dense_rank","deref","describe","deterministic","disconnect","distinct","double","drop","dynamic","each","element","else","empty","end","end_frame","end_partition","end-exec","equals","escape","every","except","exec","execute","exists","exp","external","extract","false","fetch","filter","first_value","float","floor","for","foreign","frame_row","free","from","full","function","fusion","get","global","grant","group","grouping","groups","having","hold","hour","identity","in","indicator","initial","inner","inout","insensitive","insert","int","integer","intersect","intersection","interval","into","is","join","json_array","json_arrayagg","json_exists","json_object","json_objectagg","json_query","json_table","json_table_primitive","json_value","lag","language","large","last_value","lateral","lead","leading","left","like","like_regex","listagg","ln","local","localtime","localtimestamp","log","log10","lower","match","match_number","match_recognize","matches","max","member","merge","method","min","minute","mod","modifies","module","month","multiset","national","natural","nchar","nclob","new","no","none","normalize","not","nth_value","ntile","null","nullif","numeric","octet_length","occurrences_regex","of","offset","old","omit","on","one","only","open","or","order","out","outer","over","overlaps","overlay","parameter","partition","pattern","per","percent","percent_rank","percentile_cont","percentile_disc","period","portion","position","position_regex","power","precedes","precision","prepare","primary","procedure","ptf","range","rank","reads","real","recursive","ref","references","referencing","regr_avgx","regr_avgy","regr_count","regr_intercept","regr_r2","regr_slope","regr_sxx","regr_sxy","regr_syy","release","result","return","returns","revoke","right","rollback","rollup","row","row_number","rows","running","savepoint","scope","scroll","search","second","seek","select","sensitive","session_user","set","show","similar","sin","sinh","skip","smallint","some","specific","specifictype","sql","sqlexception","sqlstate","sqlwarning","sqrt","start","static","stddev_pop","stddev_samp","submultiset","subset","substring","substring_regex","succeeds","sum","symmetric","system","system_time","system_user","table","tablesample","tan","tanh","then","time","timestamp","timezone_hour","timezone_minute","to","trailing","translate","translate_regex","translation","treat","trigger","trim","trim_array","true","truncate","uescape","union","unique","unknown","unnest","update","upper","user","using","value","values","value_of","var_pop","var_samp","varbinary","varchar","varying","versioning","when","whenever","where","width_bucket","window","with","within","without","year"],d=["abs","acos","array_agg","asin","atan","avg","cast","ceil","ceiling","coalesce","corr","cos","cosh","count","covar_pop","covar_samp","cume_dist","dense_rank","deref","element","exp","extract","first_value","floor","json_array","json_arrayagg","json_exists","json_object","json_objectagg","json_query","json_table","json_table_primitive","json_value","lag","last_value","lead","listagg","ln","log","log10","lower","max","min","mod","nth_value","ntile","nullif","percent_rank","percentile_cont","percentile_disc","position","position_regex","power","rank","regr_avgx","regr_avgy","regr_count","regr_intercept","regr_r2","regr_slope","regr_sxx","regr_sxy","regr_syy","row_number","sin","sinh","sqrt","stddev_pop","stddev_samp","substring","substring_regex","sum","tan","tanh","translate","translate_regex","treat","trim","trim_array","unnest","upper","value_of","var_pop","var_samp","width_bucket"],p=["current_catalog","current_date","current_default_transform_group","current_path","current_role","current_schema","current_transform_group_for_type","current_user","session_user","system_time","system_user","current_time","localtime","current_timestamp","localtimestamp"],f=["create table","insert into","primary key","foreign key","not null","alter table","add constraint","grouping sets","on overflow","character set","respect nulls","ignore nulls","nulls first","nulls last","depth first","breadth first"],m=d,x=[...u,...l].filter(M=>!d.includes(M)),A={scope:"variable",match:/@[a-z0-9][a-z0-9_]*/},w={scope:"operator",match:/[-+*/=%^~]|&&?|\|\|?|!=?|<(?:=>?|<|>)?|>[>=]?/,relevance:0},S={match:t.concat(/\b/,t.either(...m),/\s*\(/),relevance:0,keywords:{built_in:m}};function z(M){return t.concat(/\b/,t.either(...M.map(P=>P.replace(/\s+/,"\\s+"))),/\b/)}let N={scope:"keyword",match:z(f),relevance:0};function D(M,{exceptions:P,when:B}={}){let U=B;return P=P||[],M.map(j=>j.match(/\|\d+$/)||P.includes(j)?j:U(j)?`${j}|0`:j)}return{name:"SQL",case_insensitive:!0,illegal:/[{}]|<\//,keywords:{$pattern:/\b[\w\.]+/,keyword:D(x,{when:M=>M.length<3}),literal:s,type:a,built_in:p},contains:[{scope:"type",match:z(o)},N,S,A,i,r,n.C_NUMBER_MODE,n.C_BLOCK_COMMENT_MODE,e,w]}}function Tu(n){return n?typeof n=="string"?n:n.source:null}function hi(n){return ce("(?=",n,")")}function ce(...n){return n.map(e=>Tu(e)).join("")}function Bg(n){let t=n[n.length-1];return typeof t=="object"&&t.constructor===Object?(n.splice(n.length-1,1),t):{}}function $e(...n){return"("+(Bg(n).capture?"":"?:")+n.map(i=>Tu(i)).join("|")+")"}new RegExp($e(/\[(?:[^\\\]]|\\.)*\]/,/\(\?<(?![=!])[^>]+>/,/\(\?'[^']+'/,/\(\??/,/\\([1-9][0-9]*)/,/\\./));var ta=n=>ce(/\b/,n,/\w$/.test(n)?/\b/:/\B/),Fg=["Protocol","Type"].map(ta),xu=["init","self"].map(ta),zg=["Any","Self"],Jo=["actor","any","associatedtype","async","await",/as\?/,/as!/,"as","borrowing","break","case","catch","class","consume","consuming","continue","convenience","copy","default","defer","deinit","didSet","distributed","do","dynamic","each","else","enum","extension","fallthrough",/fileprivate\(set\)/,"fileprivate","final","for","func","get","guard","if","import","indirect","infix",/init\?/,/init!/,"inout",/internal\(set\)/,"internal","in","is","isolated","nonisolated","lazy","let","macro","mutating","nonmutating",/open\(set\)/,"open","operator","optional","override","package","postfix","precedencegroup","prefix",/private\(set\)/,"private","protocol",/public\(set\)/,"public","repeat","required","rethrows","return","set","some","static","struct","subscript","super","switch","throws","throw",/try\?/,/try!/,"try","typealias",/unowned\(safe\)/,/unowned\(unsafe\)/,"unowned","var","weak","where","while","willSet"],wu=["false","nil","true"],Ug=["assignment","associativity","higherThan","left","lowerThan","none","right"],Hg=["#colorLiteral","#column","#dsohandle","#else","#elseif","#endif","#error","#file","#fileID","#fileLiteral","#filePath","#function","#if","#imageLiteral","#keyPath","#line","#selector","#sourceLocation","#warning"],Au=["abs","all","any","assert","assertionFailure","debugPrint","dump","fatalError","getVaList","isKnownUniquelyReferenced","max","min","numericCast","pointwiseMax","pointwiseMin","precondition","preconditionFailure","print","readLine","repeatElement","sequence","stride","swap","swift_unboxFromSwiftValueWithType","transcode","type","unsafeBitCast","unsafeDowncast","withExtendedLifetime","withUnsafeMutablePointer","withUnsafePointer","withVaList","withoutActuallyEscaping","zip"],Su=$e(/[/=\-+!*%<>&|^~?]/,/[\u00A1-\u00A7]/,/[\u00A9\u00AB]/,/[\u00AC\u00AE]/,/[\u00B0\u00B1]/,/[\u00B6\u00BB\u00BF\u00D7\u00F7]/,/[\u2016-\u2017]/,/[\u2020-\u2027]/,/[\u2030-\u203E]/,/[\u2041-\u2053]/,/[\u2055-\u205E]/,/[\u2190-\u23FF]/,/[\u2500-\u2775]/,/[\u2794-\u2BFF]/,/[\u2E00-\u2E7F]/,/[\u3001-\u3003]/,/[\u3008-\u3020]/,/[\u3030]/),ku=$e(Su,/[\u0300-\u036F]/,/[\u1DC0-\u1DFF]/,/[\u20D0-\u20FF]/,/[\uFE00-\uFE0F]/,/[\uFE20-\uFE2F]/),ea=ce(Su,ku,"*"),Cu=$e(/[a-zA-Z_]/,/[\u00A8\u00AA\u00AD\u00AF\u00B2-\u00B5\u00B7-\u00BA]/,/[\u00BC-\u00BE\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]/,/[\u0100-\u02FF\u0370-\u167F\u1681-\u180D\u180F-\u1DBF]/,/[\u1E00-\u1FFF]/,/[\u200B-\u200D\u202A-\u202E\u203F-\u2040\u2054\u2060-\u206F]/,/[\u2070-\u20CF\u2100-\u218F\u2460-\u24FF\u2776-\u2793]/,/[\u2C00-\u2DFF\u2E80-\u2FFF]/,/[\u3004-\u3007\u3021-\u302F\u3031-\u303F\u3040-\uD7FF]/,/[\uF900-\uFD3D\uFD40-\uFDCF\uFDF0-\uFE1F\uFE30-\uFE44]/,/[\uFE47-\uFEFE\uFF00-\uFFFD]/),Ur=$e(Cu,/\d/,/[\u0300-\u036F\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/),ct=ce(Cu,Ur,"*"),zr=ce(/[A-Z]/,Ur,"*"),Kg=["attached","autoclosure",ce(/convention\(/,$e("swift","block","c"),/\)/),"discardableResult","dynamicCallable","dynamicMemberLookup","escaping","freestanding","frozen","GKInspectable","IBAction","IBDesignable","IBInspectable","IBOutlet","IBSegueAction","inlinable","main","nonobjc","NSApplicationMain","NSCopying","NSManaged",ce(/objc\(/,ct,/\)/),"objc","objcMembers","propertyWrapper","requires_stored_property_inits","resultBuilder","Sendable","testable","UIApplicationMain","unchecked","unknown","usableFromInline","warn_unqualified_access"],Gg=["iOS","iOSApplicationExtension","macOS","macOSApplicationExtension","macCatalyst","macCatalystApplicationExtension","watchOS","watchOSApplicationExtension","tvOS","tvOSApplicationExtension","swift"];function Nu(n){let t={match:/\s+/,relevance:0},e=n.COMMENT("/\\*","\\*/",{contains:["self"]}),i=[n.C_LINE_COMMENT_MODE,e],r={match:[/\./,$e(...Fg,...xu)],className:{2:"keyword"}},s={match:ce(/\./,$e(...Jo)),relevance:0},o=Jo.filter(ne=>typeof ne=="string").concat(["_|0"]),a=Jo.filter(ne=>typeof ne!="string").concat(zg).map(ta),l={variants:[{className:"keyword",match:$e(...a,...xu)}]},u={$pattern:$e(/\b\w+/,/#\w+/),keyword:o.concat(Hg),literal:wu},d=[r,s,l],p={match:ce(/\./,$e(...Au)),relevance:0},f={className:"built_in",match:ce(/\b/,$e(...Au),/(?=\()/)},m=[p,f],x={match:/->/,relevance:0},A={className:"operator",relevance:0,variants:[{match:ea},{match:`\\.(\\.|${ku})+`}]},w=[x,A],S="([0-9]_*)+",z="([0-9a-fA-F]_*)+",N={className:"number",relevance:0,variants:[{match:`\\b(${S})(\\.(${S}))?([eE][+-]?(${S}))?\\b`},{match:`\\b0x(${z})(\\.(${z}))?([pP][+-]?(${S}))?\\b`},{match:/\b0o([0-7]_*)+\b/},{match:/\b0b([01]_*)+\b/}]},D=(ne="")=>({className:"subst",variants:[{match:ce(/\\/,ne,/[0\\tnr"']/)},{match:ce(/\\/,ne,/u\{[0-9a-fA-F]{1,8}\}/)}]}),M=(ne="")=>({className:"subst",match:ce(/\\/,ne,/[\t ]*(?:[\r\n]|\r\n)/)}),P=(ne="")=>({className:"subst",label:"interpol",begin:ce(/\\/,ne,/\(/),end:/\)/}),B=(ne="")=>({begin:ce(ne,/"""/),end:ce(/"""/,ne),contains:[D(ne),M(ne),P(ne)]}),U=(ne="")=>({begin:ce(ne,/"/),end:ce(/"/,ne),contains:[D(ne),P(ne)]}),j={className:"string",variants:[B(),B("#"),B("##"),B("###"),U(),U("#"),U("##"),U("###")]},de=[n.BACKSLASH_ESCAPE,{begin:/\[/,end:/\]/,relevance:0,contains:[n.BACKSLASH_ESCAPE]}],g={begin:/\/[^\s](?=[^/\n]*\/)/,end:/\//,contains:de},y=ne=>{let ie=ce(ne,/\//),$=ce(/\//,ne);return{begin:ie,end:$,contains:[...de,{scope:"comment",begin:`#(?!.*${$})`,end:/$/}]}},F={scope:"regexp",variants:[y("###"),y("##"),y("#"),g]},R={match:ce(/`/,ct,/`/)},L={className:"variable",match:/\$\d+/},_={className:"variable",match:`\\$${Ur}+`},k=[R,L,_],C={match:/(@|#(un)?)available/,scope:"keyword",starts:{contains:[{begin:/\(/,end:/\)/,keywords:Gg,contains:[...w,N,j]}]}},G={scope:"keyword",match:ce(/@/,$e(...Kg),hi($e(/\(/,/\s+/)))},Y={scope:"meta",match:ce(/@/,ct)},te=[C,G,Y],oe={match:hi(/\b[A-Z]/),relevance:0,contains:[{className:"type",match:ce(/(AV|CA|CF|CG|CI|CL|CM|CN|CT|MK|MP|MTK|MTL|NS|SCN|SK|UI|WK|XC)/,Ur,"+")},{className:"type",match:zr,relevance:0},{match:/[?!]+/,relevance:0},{match:/\.\.\./,relevance:0},{match:ce(/\s+&\s+/,hi(zr)),relevance:0}]},He={begin:/</,end:/>/,keywords:u,contains:[...i,...d,...te,x,oe]};oe.contains.push(He);let Ne={match:ce(ct,/\s*:/),keywords:"_|0",relevance:0},Be={begin:/\(/,end:/\)/,relevance:0,keywords:u,contains:["self",Ne,...i,F,...d,...m,...w,N,j,...k,...te,oe]},Et={begin:/</,end:/>/,keywords:"repeat each",contains:[...i,oe]},ue={begin:$e(hi(ce(ct,/\s*:/)),hi(ce(ct,/\s+/,ct,/\s*:/))),end:/:/,relevance:0,contains:[{className:"keyword",match:/\b_\b/},{className:"params",match:ct}]},$t={begin:/\(/,end:/\)/,keywords:u,contains:[ue,...i,...d,...w,N,j,...te,oe,Be],endsParent:!0,illegal:/["']/},Pn={match:[/(func|macro)/,/\s+/,$e(R.match,ct,ea)],className:{1:"keyword",3:"title.function"},contains:[Et,$t,t],illegal:[/\[/,/%/]},$n={match:[/\b(?:subscript|init[?!]?)/,/\s*(?=[<(])/],className:{1:"keyword"},contains:[Et,$t,t],illegal:/\[|%/},Bn={match:[/operator/,/\s+/,ea],className:{1:"keyword",3:"title"}},Fn={begin:[/precedencegroup/,/\s+/,zr],className:{1:"keyword",3:"title"},contains:[oe],keywords:[...Ug,...wu],end:/}/},xt={match:[/class\b/,/\s+/,/func\b/,/\s+/,/\b[A-Za-z_][A-Za-z0-9_]*\b/],scope:{1:"keyword",3:"keyword",5:"title.function"}},ln={match:[/class\b/,/\s+/,/var\b/],scope:{1:"keyword",3:"keyword"}},Ke={begin:[/(struct|protocol|class|extension|enum|actor)/,/\s+/,ct,/\s*/],beginScope:{1:"keyword",3:"title.class"},keywords:u,contains:[Et,...d,{begin:/:/,end:/\{/,keywords:u,contains:[{scope:"title.class.inherited",match:zr},...d],relevance:0}]};for(let ne of j.variants){let ie=ne.contains.find(he=>he.label==="interpol");ie.keywords=u;let $=[...d,...m,...w,N,j,...k];ie.contains=[...$,{begin:/\(/,end:/\)/,contains:["self",...$]}]}return{name:"Swift",keywords:u,contains:[...i,Pn,$n,xt,ln,Ke,Bn,Fn,{beginKeywords:"import",end:/$/,contains:[...i],relevance:0},F,...d,...m,...w,N,j,...k,...te,oe,Be]}}var Hr="[A-Za-z$_][0-9A-Za-z$_]*",Ou=["as","in","of","if","for","while","finally","var","new","function","do","return","void","else","break","catch","instanceof","with","throw","case","default","try","switch","continue","typeof","delete","let","yield","const","class","debugger","async","await","static","import","from","export","extends","using"],Mu=["true","false","null","undefined","NaN","Infinity"],Iu=["Object","Function","Boolean","Symbol","Math","Date","Number","BigInt","String","RegExp","Array","Float32Array","Float64Array","Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Int32Array","Uint16Array","Uint32Array","BigInt64Array","BigUint64Array","Set","Map","WeakSet","WeakMap","ArrayBuffer","SharedArrayBuffer","Atomics","DataView","JSON","Promise","Generator","GeneratorFunction","AsyncFunction","Reflect","Proxy","Intl","WebAssembly"],Ru=["Error","EvalError","InternalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError"],Lu=["setInterval","setTimeout","clearInterval","clearTimeout","require","exports","eval","isFinite","isNaN","parseFloat","parseInt","decodeURI","decodeURIComponent","encodeURI","encodeURIComponent","escape","unescape"],Du=["arguments","this","super","console","window","document","localStorage","sessionStorage","module","self","global"],Pu=[].concat(Lu,Iu,Ru);function Vg(n){let t=n.regex,e=(C,{after:G})=>{let Y="</"+C[0].slice(1);return C.input.indexOf(Y,G)!==-1},i=Hr,r={begin:"<>",end:"</>"},s=/<[A-Za-z0-9\\._:-]+\s*\/>/,o={begin:/<[A-Za-z0-9\\._:-]+/,end:/\/[A-Za-z0-9\\._:-]+>|\/>/,isTrulyOpeningTag:(C,G)=>{let Y=C[0].length+C.index,te=C.input[Y];if(te==="<"||te===","){G.ignoreMatch();return}te===">"&&(e(C,{after:Y})||G.ignoreMatch());let oe,He=C.input.substring(Y);if(oe=He.match(/^\s*=/)){G.ignoreMatch();return}if((oe=He.match(/^\s+extends\s+/))&&oe.index===0){G.ignoreMatch();return}}},a={$pattern:Hr,keyword:Ou,literal:Mu,built_in:Pu,"variable.language":Du},l="[0-9](_?[0-9])*",u=`\\.(${l})`,d="0|[1-9](_?[0-9])*|0[0-7]*[89][0-9]*",p={className:"number",variants:[{begin:`(\\b(${d})((${u})|\\.)?|(${u}))[eE][+-]?(${l})\\b`},{begin:`\\b(${d})\\b((${u})\\b|\\.)?|(${u})\\b`},{begin:"\\b(0|[1-9](_?[0-9])*)n\\b"},{begin:"\\b0[xX][0-9a-fA-F](_?[0-9a-fA-F])*n?\\b"},{begin:"\\b0[bB][0-1](_?[0-1])*n?\\b"},{begin:"\\b0[oO][0-7](_?[0-7])*n?\\b"},{begin:"\\b0[0-7]+n?\\b"}],relevance:0},f={className:"subst",begin:"\\$\\{",end:"\\}",keywords:a,contains:[]},m={begin:".?html`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"xml"}},x={begin:".?css`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"css"}},A={begin:".?gql`",end:"",starts:{end:"`",returnEnd:!1,contains:[n.BACKSLASH_ESCAPE,f],subLanguage:"graphql"}},w={className:"string",begin:"`",end:"`",contains:[n.BACKSLASH_ESCAPE,f]},z={className:"comment",variants:[n.COMMENT(/\/\*\*(?!\/)/,"\\*/",{relevance:0,contains:[{begin:"(?=@[A-Za-z]+)",relevance:0,contains:[{className:"doctag",begin:"@[A-Za-z]+"},{className:"type",begin:"\\{",end:"\\}",excludeEnd:!0,excludeBegin:!0,relevance:0},{className:"variable",begin:i+"(?=\\s*(-)|$)",endsParent:!0,relevance:0},{begin:/(?=[^\n])\s/,relevance:0}]}]}),n.C_BLOCK_COMMENT_MODE,n.C_LINE_COMMENT_MODE]},N=[n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,m,x,A,w,{match:/\$\d+/},p];f.contains=N.concat({begin:/\{/,end:/\}/,keywords:a,contains:["self"].concat(N)});let D=[].concat(z,f.contains),M=D.concat([{begin:/(\s*)\(/,end:/\)/,keywords:a,contains:["self"].concat(D)}]),P={className:"params",begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:a,contains:M},B={variants:[{match:[/class/,/\s+/,i,/\s+/,/extends/,/\s+/,t.concat(i,"(",t.concat(/\./,i),")*")],scope:{1:"keyword",3:"title.class",5:"keyword",7:"title.class.inherited"}},{match:[/class/,/\s+/,i],scope:{1:"keyword",3:"title.class"}}]},U={relevance:0,match:t.either(/\bJSON/,/\b[A-Z][a-z]+([A-Z][a-z]*|\d)*/,/\b[A-Z]{2,}([A-Z][a-z]+|\d)+([A-Z][a-z]*)*/,/\b[A-Z]{2,}[a-z]+([A-Z][a-z]+|\d)*([A-Z][a-z]*)*/),className:"title.class",keywords:{_:[...Iu,...Ru]}},j={label:"use_strict",className:"meta",relevance:10,begin:/^\s*['"]use (strict|asm)['"]/},de={variants:[{match:[/function/,/\s+/,i,/(?=\s*\()/]},{match:[/function/,/\s*(?=\()/]}],className:{1:"keyword",3:"title.function"},label:"func.def",contains:[P],illegal:/%/},g={relevance:0,match:/\b[A-Z][A-Z_0-9]+\b/,className:"variable.constant"};function y(C){return t.concat("(?!",C.join("|"),")")}let F={match:t.concat(/\b/,y([...Lu,"super","import","await"].map(C=>`${C}\\s*\\(`)),i,t.lookahead(/\s*\(/)),className:"title.function",relevance:0},R={begin:t.concat(/\./,t.lookahead(t.concat(i,/(?![0-9A-Za-z$_(])/))),end:i,excludeBegin:!0,keywords:"prototype",className:"property",relevance:0},L={match:[/get|set/,/\s+/,i,/(?=\()/],className:{1:"keyword",3:"title.function"},contains:[{begin:/\(\)/},P]},_="(\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)|"+n.UNDERSCORE_IDENT_RE+")\\s*=>",k={match:[/const|var|let/,/\s+/,i,/\s*/,/=\s*/,/(async\s*)?/,t.lookahead(_)],keywords:"async",className:{1:"keyword",3:"title.function"},contains:[P]};return{name:"JavaScript",aliases:["js","jsx","mjs","cjs"],keywords:a,exports:{PARAMS_CONTAINS:M,CLASS_REFERENCE:U},illegal:/#(?![$_A-Za-z])/,contains:[n.SHEBANG({label:"shebang",binary:"node",relevance:5}),j,n.APOS_STRING_MODE,n.QUOTE_STRING_MODE,m,x,A,w,z,{match:/\$\d+/},p,U,{scope:"attr",match:i+t.lookahead(":"),relevance:0},k,{begin:"("+n.RE_STARTERS_RE+"|\\b(case|return|throw)\\b)\\s*",keywords:"return throw case",relevance:0,contains:[z,n.REGEXP_MODE,{className:"function",begin:_,returnBegin:!0,end:"\\s*=>",contains:[{className:"params",variants:[{begin:n.UNDERSCORE_IDENT_RE,relevance:0},{className:null,begin:/\(\s*\)/,skip:!0},{begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:a,contains:M}]}]},{begin:/,/,relevance:0},{match:/\s+/,relevance:0},{variants:[{begin:r.begin,end:r.end},{match:s},{begin:o.begin,"on:begin":o.isTrulyOpeningTag,end:o.end}],subLanguage:"xml",contains:[{begin:o.begin,end:o.end,skip:!0,contains:["self"]}]}]},de,{beginKeywords:"while if switch catch for"},{begin:"\\b(?!function)"+n.UNDERSCORE_IDENT_RE+"\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)\\s*\\{",returnBegin:!0,label:"func.def",contains:[P,n.inherit(n.TITLE_MODE,{begin:i,className:"title.function"})]},{match:/\.\.\./,relevance:0},R,{match:"\\$"+i,relevance:0},{match:[/\bconstructor(?=\s*\()/],className:{1:"title.function"},contains:[P]},F,g,B,L,{match:/\$[(.]/}]}}function $u(n){let t=n.regex,e=Vg(n),i=Hr,r=["any","void","number","boolean","string","object","never","symbol","bigint","unknown"],s={begin:[/namespace/,/\s+/,n.IDENT_RE],beginScope:{1:"keyword",3:"title.class"}},o={beginKeywords:"interface",end:/\{/,excludeEnd:!0,keywords:{keyword:"interface extends",built_in:r},contains:[e.exports.CLASS_REFERENCE]},a={className:"meta",relevance:10,begin:/^\s*['"]use strict['"]/},l=["type","interface","public","private","protected","implements","declare","abstract","readonly","enum","override","satisfies"],u={$pattern:Hr,keyword:Ou.concat(l),literal:Mu,built_in:Pu.concat(r),"variable.language":Du},d={className:"meta",begin:"@"+i},p=(A,w,S)=>{let z=A.contains.findIndex(N=>N.label===w);if(z===-1)throw new Error("can not find mode to replace");A.contains.splice(z,1,S)};Object.assign(e.keywords,u),e.exports.PARAMS_CONTAINS.push(d);let f=e.contains.find(A=>A.scope==="attr"),m=Object.assign({},f,{match:t.concat(i,t.lookahead(/\s*\?:/))});e.exports.PARAMS_CONTAINS.push([e.exports.CLASS_REFERENCE,f,m]),e.contains=e.contains.concat([d,s,o,m]),p(e,"shebang",n.SHEBANG()),p(e,"use_strict",a);let x=e.contains.find(A=>A.label==="func.def");return x.relevance=0,Object.assign(e,{name:"TypeScript",aliases:["ts","tsx","mts","cts"]}),e}function Bu(n){let t=n.regex,e=t.concat(/[\p{L}_]/u,t.optional(/[\p{L}0-9_.-]*:/u),/[\p{L}0-9_.-]*/u),i=/[\p{L}0-9._:-]+/u,r={className:"symbol",begin:/&[a-z]+;|&#[0-9]+;|&#x[a-f0-9]+;/},s={begin:/\s/,contains:[{className:"keyword",begin:/#?[a-z_][a-z1-9_-]+/,illegal:/\n/}]},o=n.inherit(s,{begin:/\(/,end:/\)/}),a=n.inherit(n.APOS_STRING_MODE,{className:"string"}),l=n.inherit(n.QUOTE_STRING_MODE,{className:"string"}),u={endsWithParent:!0,illegal:/</,relevance:0,contains:[{className:"attr",begin:i,relevance:0},{begin:/=\s*/,relevance:0,contains:[{className:"string",endsParent:!0,variants:[{begin:/"/,end:/"/,contains:[r]},{begin:/'/,end:/'/,contains:[r]},{begin:/[^\s"'=<>`]+/}]}]}]};return{name:"HTML, XML",aliases:["html","xhtml","rss","atom","xjb","xsd","xsl","plist","wsf","svg"],case_insensitive:!0,unicodeRegex:!0,contains:[{className:"meta",begin:/<![a-z]/,end:/>/,relevance:10,contains:[s,l,a,o,{begin:/\[/,end:/\]/,contains:[{className:"meta",begin:/<![a-z]/,end:/>/,contains:[s,o,l,a]}]}]},n.COMMENT(/<!--/,/-->/,{relevance:10}),{begin:/<!\[CDATA\[/,end:/\]\]>/,relevance:10},r,{className:"meta",end:/\?>/,variants:[{begin:/<\?xml/,relevance:10,contains:[l]},{begin:/<\?[a-z][a-z0-9]+/}]},{className:"tag",begin:/<style(?=\s|>)/,end:/>/,keywords:{name:"style"},contains:[u],starts:{end:/<\/style>/,returnEnd:!0,subLanguage:"css"}},{className:"tag",begin:/<script(?=\s|>)/,end:/>/,keywords:{name:"script"},contains:[u],starts:{end:/<\/script>/,returnEnd:!0,subLanguage:"javascript"}},{className:"tag",begin:/<>|<\/>/},{className:"tag",begin:t.concat(/</,t.lookahead(t.concat(e,t.either(/\/>/,/>/,/\s/)))),end:/\/?>/,contains:[{className:"name",begin:e,relevance:0,starts:u}]},{className:"tag",begin:t.concat(/<\//,t.lookahead(t.concat(e,/>/))),contains:[{className:"name",begin:e,relevance:0},{begin:/>/,relevance:0,endsParent:!0}]}]}}function Fu(n){let t="true false yes no null",e="[\\w#;/?:@&=+$,.~*'()[\\]]+",i={className:"attr",variants:[{begin:/[\w*@][\w*@ :()\./-]*:(?=[ \t]|$)/},{begin:/"[\w*@][\w*@ :()\./-]*":(?=[ \t]|$)/},{begin:/'[\w*@][\w*@ :()\./-]*':(?=[ \t]|$)/}]},r={className:"template-variable",variants:[{begin:/\{\{/,end:/\}\}/},{begin:/%\{/,end:/\}/}]},s={className:"string",relevance:0,begin:/'/,end:/'/,contains:[{match:/''/,scope:"char.escape",relevance:0}]},o={className:"string",relevance:0,variants:[{begin:/"/,end:/"/},{begin:/\S+/}],contains:[n.BACKSLASH_ESCAPE,r]},a=n.inherit(o,{variants:[{begin:/'/,end:/'/,contains:[{begin:/''/,relevance:0}]},{begin:/"/,end:/"/},{begin:/[^\s,{}[\]]+/}]}),f={className:"number",begin:"\\b"+"[0-9]{4}(-[0-9][0-9]){0,2}"+"([Tt \\t][0-9][0-9]?(:[0-9][0-9]){2})?"+"(\\.[0-9]*)?"+"([ \\t])*(Z|[-+][0-9][0-9]?(:[0-9][0-9])?)?"+"\\b"},m={end:",",endsWithParent:!0,excludeEnd:!0,keywords:t,relevance:0},x={begin:/\{/,end:/\}/,contains:[m],illegal:"\\n",relevance:0},A={begin:"\\[",end:"\\]",contains:[m],illegal:"\\n",relevance:0},w=[i,{className:"meta",begin:"^---\\s*$",relevance:10},{className:"string",begin:"[\\|>]([1-9]?[+-])?[ ]*\\n( +)[^ ][^\\n]*\\n(\\2[^\\n]+\\n?)*"},{begin:"<%[%=-]?",end:"[%-]?%>",subLanguage:"ruby",excludeBegin:!0,excludeEnd:!0,relevance:0},{className:"type",begin:"!\\w+!"+e},{className:"type",begin:"!<"+e+">"},{className:"type",begin:"!"+e},{className:"type",begin:"!!"+e},{className:"meta",begin:"&"+n.UNDERSCORE_IDENT_RE+"$"},{className:"meta",begin:"\\*"+n.UNDERSCORE_IDENT_RE+"$"},{className:"bullet",begin:"-(?=[ ]|$)",relevance:0},n.HASH_COMMENT_MODE,{beginKeywords:t,keywords:{literal:t}},f,{className:"number",begin:n.C_NUMBER_RE+"\\b",relevance:0},x,A,s,o],S=[...w];return S.pop(),S.push(a),m.contains=S,{name:"YAML",case_insensitive:!0,aliases:["yml"],contains:w}}Io();var Wg={bash:jd,c:Xd,cpp:Qd,csharp:Jd,css:eu,diff:tu,dockerfile:nu,go:iu,ini:ru,java:au,javascript:hu,json:pu,kotlin:fu,markdown:mu,php:gu,python:_u,ruby:bu,rust:vu,shell:yu,sql:Eu,swift:Nu,typescript:$u,xml:Bu,yaml:Fu};for(let[n,t]of Object.entries(Wg))Zd.registerLanguage(n,t);export{_o as DOMPurify,kd as createParser,Zd as hljs,se as marked};
